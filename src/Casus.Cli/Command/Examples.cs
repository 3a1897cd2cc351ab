namespace Casus.Cli;

/// <summary>The examples that each verb's help ends with.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, IReadOnlyList<string>> ByVerb = new(StringComparer.Ordinal)
    {
        ["read"] =
        [
            "casus read report.txt                                    the statements of a report, for reading",
            "casus read reports/ --format jsonl > statements.jsonl    one JSON object a document",
            "cat report.txt | casus read - --published 2025-09-05     from standard input, with its date",
        ],
        ["clean"] = ["casus clean page.html            the article of a page as JSON", "casus clean page.html --format text"],
        ["parse"] =
        [
            "casus parse report.txt                                   the parse of a report, as a table",
            "casus parse reports/ --format conllu --threads 1 > reports.conllu",
            "casus parse texts.jsonl --input jsonl --format jsonl      one object {\"name\", \"text\"} a line in, the columns out",
        ],
        ["model pack"] = ["casus model pack en_core_web_md --output models/en_core_web_md.casus"],
        ["model"] = ["casus model pack en_core_web_md"],
        ["add"] = ["casus add reports/ --ledger desk.casus", "casus add page.html --ledger desk.casus --dossier strait"],
        ["import"] =
        [
            "casus import samples/strait --ledger desk.casus",
            "casus import aid.csv --map support --dossier aid --ledger desk.casus    the rows of a table as drafts",
            "casus import --show-map promises > my-map.yaml                          a map to begin one's own from",
            "casus import desk.jsonl --ledger copy.casus                             a whole ledger, into a new one",
        ],
        ["export"] = ["casus export strait --ledger desk.casus --format yaml > strait.yaml", "casus export --format jsonl --ledger desk.casus > desk.jsonl"],
        ["begin"] = ["casus begin delta --title \"The delta arrangement\" --ledger desk.casus"],
        ["propose"] =
        [
            "casus propose proposition delta ceasefire --text \"A ceasefire is in force\"",
            "casus propose commitment delta alfa-withdraws --statement communique.txt:0123456789abcdef",
            "casus propose dependency delta --of guarantee --needs ceasefire --reason \"said by both\"",
            "casus propose stance delta ceasefire --statement report.txt:0123456789abcdef",
        ],
        ["stance"] = ["casus propose stance delta ceasefire --statement communique.txt:0123456789abcdef", "casus propose stance delta ceasefire --statement report.txt:0123456789abcdef --act denial --by state/ALF"],
        ["commitment"] = ["casus propose commitment delta alfa-withdraws --statement communique.txt:0123456789abcdef --if ceasefire"],
        ["dependency"] = ["casus propose dependency delta --of guarantee --needs ceasefire"],
        ["proposition"] = ["casus propose proposition delta ceasefire --text \"A ceasefire is in force\""],
        ["party"] = ["casus propose party delta state/ALF --name Alfa"],
        ["review"] =
        [
            "casus review strait --ledger desk.casus                            what waits, with its differences",
            "casus review strait --approve strait/18 --reason \"two sources\" --as \"B. Reviewer\"",
            "casus review strait --undo strait/19 --as \"B. Reviewer\"",
        ],
        ["search"] =
        [
            "casus search ceasefire --ledger desk.casus",
            "casus search blockade --side RUS --act threat --from 2025 --dossier strait --state approved",
        ],
        ["backup"] = ["casus backup desk-2026-01-31.casus --ledger desk.casus"],
        ["restore"] = ["casus restore desk-2026-01-31.casus --ledger desk.casus --replace"],
        ["withdraw-text"] = ["casus withdraw-text report.txt --reason \"the publisher asked\" --as \"C. Admin\" --ledger desk.casus"],
        ["status"] =
        [
            "casus status samples/strait                          where every commitment stands now, and why",
            "casus status samples/strait --valid 2026-03-01       … on that day, as known now",
            "casus status samples/strait --valid 2026-03-01 --known 2026-03-01 --format json",
        ],
        ["whatif"] =
        [
            "casus whatif samples/reassurance-force --set ceasefire=true@2025-10-01",
            "casus whatif strait --ledger desk.casus --set ceasefire=false --set blockade=true",
        ],
        ["critical"] =
        [
            "casus critical samples/strait --of guarantee         which absences break the guarantee",
            "casus critical samples/strait --of guarantee --list 20 --format json",
            "casus critical --open-psa tree.xml --time-limit 60   a fault tree; bounds when the time is up",
        ],
        ["changes"] = ["casus changes samples/strait --since 2026-03-01"],
        ["watch"] = ["casus watch samples/strait --days 30", "casus watch samples/reassurance-force --format json"],
        ["record"] =
        [
            "casus record samples/strait ceasefire=true --from 2026-01-05 --evidence communique.txt:120-164 --as \"A. Analyst\"",
            "casus record strait blockade=false --from 2026-02-01 --until 2026-03-01 --reason \"mission's report\" --as \"A. Analyst\" --ledger desk.casus",
        ],
        ["verify"] = ["casus verify --ledger desk.casus"],
        ["open"] = ["casus open samples/reassurance-force", "casus open strait --ledger desk.casus --port 5090"],
        ["serve"] =
        [
            "casus serve strait --ledger desk.casus               for those with an account, on this machine",
            "casus serve strait --ledger desk.casus --listen 0.0.0.0:443 --certificate desk.pem --key desk.key --host desk.example.org",
            "casus serve strait --ledger desk.casus --behind-proxy 127.0.0.1 --host desk.example.org",
        ],
        ["account"] = ["casus account add maria --role analyst", "casus account list"],
        ["account add"] = ["casus account add maria --role analyst                asks for the password", "casus account add jon --role reviewer < password.txt"],
        ["account list"] = ["casus account list --accounts accounts.casus"],
        ["account disable"] = ["casus account disable maria"],
        ["account enable"] = ["casus account enable maria"],
        ["account password"] = ["casus account password maria"],
        ["account role"] = ["casus account role maria --role reviewer"],
        ["account token"] = ["casus account token maria"],
        ["completion"] = ["source <(casus completion bash)", "casus completion fish > ~/.config/fish/completions/casus.fish"],
    };

    public static IReadOnlyList<string> Of(string verb) => ByVerb.GetValueOrDefault(verb, []);
}
