using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>The news agencies by the names and letters that texts sign them with.</summary>
internal static class Agencies
{
    private static readonly FrozenDictionary<string, string> Names = Build();

    /// <summary>The agency's name, or null when the words name none.</summary>
    public static string? Known(string words)
    {
        words = words.Trim(' ', '.', ',', '/', '(', ')', ':', ';', '|', '-', '–', '—');
        words = words.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? words[4..] : words;
        return Names.GetValueOrDefault(words);
    }

    private static FrozenDictionary<string, string> Build()
    {
        // Letters that are words or names of other things too (AA, PA, SPA) count in capitals alone: the table is read as it stands.
        (string Name, string Signs)[] agencies =
        [
            ("Associated Press", "AP|Associated Press|ASSOCIATED PRESS|Associated Press Writer|Associated Press writer"),
            ("Agence France-Presse", "AFP|Agence France-Presse|Agence France Presse|AGENCE FRANCE-PRESSE"),
            ("Reuters", "Reuters|REUTERS|Thomson Reuters|Reuters Staff"),
            ("TASS", "TASS|Tass|ITAR-TASS|Itar-Tass"),
            ("RIA Novosti", "RIA|RIA Novosti|Sputnik"),
            ("Interfax", "Interfax|INTERFAX|Interfax-AVN"),
            ("Interfax-Ukraine", "Interfax-Ukraine"),
            ("Ukrinform", "Ukrinform|UKRINFORM"),
            ("UNIAN", "UNIAN"),
            ("Xinhua", "Xinhua|XINHUA|Xinhua News Agency"),
            ("United Press International", "UPI|United Press International"),
            ("PA Media", "PA|PA Media|Press Association"),
            ("Anadolu Agency", "Anadolu|AA|Anadolu Agency"),
            ("dpa", "dpa|DPA|Deutsche Presse-Agentur"),
            ("Bloomberg", "Bloomberg|Bloomberg News"),
            ("Yonhap", "Yonhap|Yonhap News Agency|YONHAP"),
            ("Kyodo", "Kyodo|Kyodo News|KYODO"),
            ("KCNA", "KCNA|Korean Central News Agency"),
            ("Press Trust of India", "PTI|Press Trust of India"),
            ("Asian News International", "ANI|Asian News International"),
            ("IANS", "IANS|Indo-Asian News Service"),
            ("Canadian Press", "CP|Canadian Press|THE CANADIAN PRESS"),
            ("Australian Associated Press", "AAP|Australian Associated Press"),
            ("EFE", "EFE|Agencia EFE"),
            ("ANSA", "ANSA"),
            ("Lusa", "Lusa"),
            ("Belga", "Belga|BELGA"),
            ("PAP", "PAP|Polish Press Agency"),
            ("CTK", "CTK|ČTK"),
            ("MTI", "MTI"),
            ("BTA", "BTA"),
            ("Tanjug", "Tanjug|TANJUG"),
            ("Belta", "BelTA|BELTA"),
            ("IRNA", "IRNA"),
            ("Tasnim", "Tasnim|Tasnim News Agency"),
            ("Fars", "Fars|Fars News Agency"),
            ("SANA", "SANA"),
            ("WAM", "WAM|Emirates News Agency"),
            ("Saudi Press Agency", "SPA|Saudi Press Agency"),
            ("MENA", "MENA"),
            ("Petra", "Petra"),
            ("News Agency of Nigeria", "NAN|News Agency of Nigeria"),
            ("Bernama", "Bernama|BERNAMA"),
            ("Antara", "Antara|ANTARA"),
            ("Inter Press Service", "IPS|Inter Press Service"),
            ("Tribune News Service", "TNS|Tribune News Service"),
        ];
        return agencies.SelectMany(static agency => agency.Signs.Split('|').Select(sign => (sign, agency.Name))).ToFrozenDictionary(static pair => pair.sign, static pair => pair.Name, StringComparer.Ordinal);
    }
}
