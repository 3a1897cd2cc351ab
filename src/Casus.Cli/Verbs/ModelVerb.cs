using System.CommandLine;
using System.Globalization;
using Casus.Language;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus model pack SPACY_FOLDER</c>: makes the one file of a model, with its licences beside it.</summary>
internal static class ModelVerb
{
    private static readonly string[] Licences = ["LICENSE", "LICENSES_SOURCES"];

    public static Command Create()
    {
        var folder = new Argument<string>("SPACY_FOLDER") { Description = "A pipeline's folder as spaCy v3 writes it" };
        var file = new Option<string?>("--output") { Description = "The file to write (default: the folder's name with .casus, here)", HelpName = "FILE" };
        var pack = new Command("pack", "Packs a spaCy pipeline into one file that is mapped into memory, and copies its licences beside it.") { folder, file };
        pack.SetAction(parsed =>
        {
            var from = parsed.GetRequiredValue(folder);
            if (!Directory.Exists(from))
            {
                throw new WrongUseException($"there is no folder '{from}'");
            }

            var to = parsed.GetValue(file) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(from))) + ".casus";
            try
            {
                var bytes = ModelPack.Write(from, to);
                foreach (var licence in Licences)
                {
                    if (File.Exists(Path.Combine(from, licence)))
                    {
                        File.Copy(Path.Combine(from, licence), Path.ChangeExtension(to, null) + "." + licence, overwrite: true);
                    }
                    else
                    {
                        Terminal.Error($"casus: {from} has no {licence}: see to it that the model's licence goes with {to}");
                    }
                }

                using var output = Terminal.OpenText();
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"packed {to}: {bytes} bytes"));
                return ExitCode.Done;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new InputRefusedException(new Refusal(to, "unwritable", failure.Message));
            }
        });
        return new Command("model", "Works on language models.") { pack };
    }
}
