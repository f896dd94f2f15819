using System.CommandLine;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification;

namespace LaborContracts.Verifier.Commands;

/// <summary><c>lcverify signatures</c>: PAdES validation of any PDF, a contract or not.</summary>
internal static class SignaturesCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var pins = new Pins();
        var file = new Argument<FileInfo>("FILE.pdf");
        var at = new Option<DateTimeOffset?>("--at") { Description = "以此时间判断 / judge as of this time" };
        var revocation = new Option<string>("--revocation")
        {
            Description = "吊销信息 / revocation", DefaultValueFactory = _ => "soft",
        };
        revocation.AcceptOnlyFromAmong("soft", "require");
        var json = new Option<bool>("--json") { Description = "输出 JSON / as JSON" };
        var command = new Command("signatures", "核验任意 PDF 的签名 / Validates the signatures of any PDF")
        {
            file, at, revocation, json,
        };
        pins.AddRootsTo(command, required: true);
        command.SetAction(parsed =>
        {
            var policy = pins.Read(parsed).PolicyAt(parsed.GetValue(at) ?? surroundings.Clock.GetUtcNow()) with
            {
                Revocation = parsed.GetValue(revocation) == "require" ? RevocationMode.Require : RevocationMode.Soft,
            };
            var pdf = BoundedFile.Read(parsed.GetRequiredValue(file), PdfLimits.Default.FileBytes);
            return Run(pdf, policy, parsed.GetValue(json), surroundings);
        });
        return command;
    }

    private static int Run(byte[] pdf, SignaturePolicy policy, bool json, Surroundings surroundings)
    {
        PadesReport report;
        try
        {
            report = PadesValidation.Validate(PdfFile.Read(pdf), policy);
        }
        catch (PdfFormatException e)
        {
            var unreadable = new UnreadableDocumentException(e);
            foreach (var language in Print.Languages) surroundings.Errors.WriteLine(unreadable.Sentence(language));
            return ExitCode.Unreadable;
        }
        if (report.Signatures.Count == 0)
        {
            surroundings.Errors.WriteLine("文件没有签名 / The file has no signature.");
            return ExitCode.Unreadable;
        }

        var overall = report.Overall();
        if (json) Print.Json(surroundings.Output, report.ToJson());
        else Print.Signatures(surroundings.Output, overall, [.. report.Signatures.Select(r => new PartySignature(null, r))], report.DocumentTimestamps);
        return ExitCode.Of(overall);
    }
}
