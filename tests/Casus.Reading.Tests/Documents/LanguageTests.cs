namespace Casus.Reading.Tests;

public class LanguageTests
{
    private const string English = "The council said on Tuesday that it would open the lower gate before the first snow, and that the ferrymen would be paid from the common chest of the towns.";

    [Theory]
    [InlineData("fr", "Le conseil a décidé mardi d'ouvrir la porte basse aux charrettes avant la première neige, et les passeurs seront payés par la caisse commune des villes.")]
    [InlineData("de", "Der Rat hat am Dienstag beschlossen, das untere Tor noch vor dem ersten Schnee zu öffnen, und die Fährleute werden aus der gemeinsamen Kasse der Städte bezahlt.")]
    [InlineData("es", "El consejo decidió el martes abrir la puerta baja a los carros antes de la primera nieve, y los barqueros serán pagados con la caja común de las ciudades.")]
    [InlineData("it", "Il consiglio ha deciso martedì di aprire la porta bassa ai carri prima della prima neve, e i barcaioli saranno pagati dalla cassa comune delle città.")]
    [InlineData("pt", "O conselho decidiu na terça-feira abrir a porta baixa às carroças antes da primeira neve, e os barqueiros serão pagos pela caixa comum das cidades.")]
    [InlineData("nl", "De raad heeft dinsdag besloten om de lage poort voor de eerste sneeuw te openen, en de veerlieden worden betaald uit de gezamenlijke kas van de steden.")]
    [InlineData("sv", "Rådet beslutade på tisdagen att öppna den nedre porten för vagnar före den första snön, och färjkarlarna ska få betalt från städernas gemensamma kassa.")]
    [InlineData("da", "Rådet besluttede tirsdag at åbne den nedre port for vogne før den første sne, og færgefolkene skal have penge af byernes fælles kasse efter aftalen.")]
    [InlineData("no", "Rådet besluttet tirsdag å åpne den nedre porten for vogner før den første snøen, og fergefolkene skal få betalt av byenes felles kasse etter avtalen.")]
    [InlineData("fi", "Neuvosto päätti tiistaina, että alaportti avataan kärryille ennen ensilunta, ja lauttureille maksetaan kaupunkien yhteisestä kassasta, kun työ on tehty.")]
    [InlineData("pl", "Rada zdecydowała we wtorek, że dolna brama zostanie otwarta dla wozów przed pierwszym śniegiem, a przewoźnicy dostaną pieniądze z kasy, która jest wspólna dla miast.")]
    [InlineData("cs", "Rada v úterý rozhodla, že dolní brána bude otevřena pro vozy ještě před prvním sněhem, a převozníci dostanou peníze z pokladny, která je pro města společná.")]
    [InlineData("sk", "Rada v utorok rozhodla, že dolná brána bude otvorená pre vozy ešte pred prvým snehom, a prievozníci dostanú peniaze z pokladnice, ktorá je pre mestá spoločná.")]
    [InlineData("hu", "A tanács kedden úgy döntött, hogy az alsó kaput még az első hó előtt megnyitja a szekerek előtt, és a révészeket a városok közös pénztárából fizetik, de nem azonnal.")]
    [InlineData("ro", "Consiliul a decis marți să deschidă poarta de jos pentru căruțe înainte de prima zăpadă, iar luntrașii vor fi plătiți din casa comună a orașelor, după cum s-a spus.")]
    [InlineData("hr", "Vijeće je u utorak odlučilo da će se donja vrata otvoriti za kola prije prvog snijega, a skelari će biti plaćeni iz zajedničke blagajne koju su gradovi osnovali.")]
    [InlineData("ru", "Совет во вторник решил открыть нижние ворота для повозок до первого снега, а паромщикам заплатят из общей кассы городов, сообщил смотритель.")]
    [InlineData("uk", "Рада у вівторок вирішила відкрити нижню браму для возів до першого снігу, а поромникам заплатять зі спільної каси міст, повідомив доглядач.")]
    [InlineData("bg", "Съветът реши във вторник да отвори долната порта за каруци преди първия сняг, а на лодкарите ще се плати от общата каса на градовете.")]
    [InlineData("sr", "Веће је у уторак одлучило да отвори доњу капију за кола пре првог снега, а скелеџије ће бити плаћене из заједничке касе градова.")]
    [InlineData("tr", "Meclis salı günü alt kapıyı ilk kardan önce arabalara açmaya karar verdi ve kayıkçıların parası şehirlerin ortak kasasından ödenecek, bu iş için bir hafta yeter.")]
    [InlineData("id", "Dewan memutuskan pada hari Selasa untuk membuka gerbang bawah bagi gerobak sebelum salju pertama, dan tukang perahu akan dibayar dari kas bersama kota itu.")]
    [InlineData("vi", "Hội đồng đã quyết định vào thứ Ba sẽ mở cổng dưới cho xe trước trận tuyết đầu tiên, và những người lái đò được trả tiền từ quỹ chung của các thành phố.")]
    [InlineData("ar", "قرر المجلس يوم الثلاثاء فتح البوابة السفلى أمام العربات قبل أول ثلج، وسيدفع للملاحين من الصندوق المشترك للمدن.")]
    [InlineData("fa", "شورا روز سه‌شنبه تصمیم گرفت دروازه پایین را پیش از نخستین برف به روی گاری‌ها باز کند و پول قایقرانان از صندوق مشترک شهرها پرداخت می‌شود.")]
    [InlineData("ur", "کونسل نے منگل کو فیصلہ کیا کہ پہلی برف سے پہلے نچلا دروازہ گاڑیوں کے لیے کھول دیا جائے گا اور ملاحوں کو پیسے ملیں گے۔")]
    [InlineData("he", "המועצה החליטה ביום שלישי לפתוח את השער התחתון לעגלות לפני השלג הראשון, והסירנים יקבלו את שכרם מהקופה המשותפת.")]
    [InlineData("el", "Το συμβούλιο αποφάσισε την Τρίτη να ανοίξει την κάτω πύλη στα κάρα πριν από το πρώτο χιόνι, και οι βαρκάρηδες θα πληρωθούν.")]
    [InlineData("hi", "परिषद ने मंगलवार को निचला फाटक पहली बर्फ से पहले गाड़ियों के लिए खोलने का फैसला किया और नाविकों को पैसे दिए जाएंगे।")]
    [InlineData("zh", "议会星期二决定在第一场雪之前向马车开放下城门，船夫的工钱由各城的公共金库支付，守门人这样说。")]
    [InlineData("ja", "議会は火曜日、初雪の前に下の門を荷車に開くことを決め、渡し守には町の共同の金庫から支払われると述べた。")]
    [InlineData("ko", "의회는 화요일 첫눈이 오기 전에 아래 문을 수레에 열기로 결정했으며 뱃사공은 도시의 공동 금고에서 돈을 받게 된다고 밝혔다.")]
    [InlineData("th", "สภาตัดสินใจเมื่อวันอังคารว่าจะเปิดประตูล่างให้เกวียนก่อนหิมะแรก และคนแจวเรือจะได้รับเงินจากคลังกลาง")]
    [InlineData("ka", "საბჭომ სამშაბათს გადაწყვიტა ქვედა კარიბჭის გახსნა პირველ თოვლამდე.")]
    [InlineData("hy", "Խորհուրդը երեքշաբթի որոշեց բացել ստորին դարպասը մինչև առաջին ձյունը։")]
    [InlineData("en", English)]
    public void Language_IsToldAndOthersAreRefusedByName(string code, string text)
    {
        var reader = new Reader(new());
        var document = reader.Open(Texts.Plain(text, "gate.txt"));
        Assert.Equal(code, document.Language);
        var result = reader.Read(document, TestContext.Current.CancellationToken);
        Assert.Equal(code == "en", result.Refused is null);
        if (result.Refused is { } refused)
        {
            Assert.Equal(("gate.txt", "not-english"), (refused.Input, refused.Code));
            Assert.Contains($"'{code}'", refused.Reason, StringComparison.Ordinal);
            Assert.Empty(result.Statements);
            Assert.Equal(text, result.Document.Text);
        }
    }

    [Theory]
    [InlineData("“Мы откроем ворота до первого снега и заплатим паромщикам из общей кассы городов”, ")]
    [InlineData("„Wir werden das Tor öffnen und die Fährleute aus der gemeinsamen Kasse der Städte bezahlen“, ")]
    [InlineData("« Nous ouvrirons la porte et les passeurs seront payés par la caisse commune des villes », ")]
    [InlineData("「初雪の前に門を開き、渡し守に支払う」")]
    public void EnglishReportWithForeignQuotes_StaysEnglish(string quote) =>
        Assert.Equal("en", LanguageGuess.Of($"{English} {quote} the master of the gate said in his own tongue, and nobody in the hall asked him what it meant.", null));

    [Theory]
    [InlineData("Der Rat hat am Dienstag beschlossen, das untere Tor zu öffnen. “The gate is open”, sagte der Meister des Tores auf Englisch, und die Leute im Saal lachten über ihn.", "de")]
    [InlineData("Совет решил открыть ворота. The gate is open, сказал смотритель по-английски, и люди в зале засмеялись, потому что никто его не понял.", "ru")]
    public void ForeignReportWithAnEnglishQuote_StaysForeign(string text, string code) => Assert.Equal(code, LanguageGuess.Of(text, null));

    [Theory]
    [InlineData("The gate is open.")]
    [InlineData("Brava: no deal")]
    [InlineData("Gate opens")]
    [InlineData("Brava Skerra Kestria Corvane Marten Quill Odo Ada Post Harbour Valley Tower")]
    [InlineData("1,200 carts; 310 mules; 2 pence")]
    [InlineData("PRESIDENT MARTEN, PRIME MINISTER QUILL AND CHANCELLOR VON BERG MET IN BRAVA ON SUNDAY AND SAID NOTHING.")]
    [InlineData("Odo de la Cruz, Ada van den Berg and Per af Klint signed in Los Altos for the council of El Paso del Norte.")]
    public void ShortOrOddEnglish_IsNotRefused(string text)
    {
        var reader = new Reader(new());
        Assert.Null(reader.Read(reader.Open(Texts.Plain(text)), TestContext.Current.CancellationToken).Refused);
    }

    // One sentence, with what an apostrophe leaves and short words that are Czech, Spanish or Portuguese too.
    [Theory]
    [InlineData("Norland's warring guilds agreed to a seven-day truce.")]
    [InlineData("A man and a woman were hurt in a raid on a mill.")]
    [InlineData("Marten to send envoy to Chile in bid to end row over a border.")]
    public void ShortEnglishLine_IsEnglish(string text) => Assert.Equal("en", LanguageGuess.Of(text, null));

    [Fact]
    public void LongNamesAtTheBeginning_DoNotHideTheLanguageOfTheRest()
    {
        var names = string.Join('\n', Enumerable.Range(0, 900).Select(static i => $"Marten Quill {i}"));
        Assert.Equal("fr", LanguageGuess.Of(names + "\n" + string.Join(' ', Enumerable.Repeat("Le conseil a décidé mardi d'ouvrir la porte basse aux charrettes avant la première neige.", 400)), null));
    }
}
