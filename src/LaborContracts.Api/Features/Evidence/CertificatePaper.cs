using System.Text.Json.Nodes;
using LaborContracts.Documents;
using LaborContracts.Domain.Kinds;
using LaborContracts.Ledger.Json;
using LaborContracts.Verification.Evidence;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>The certificate of deposit (存证证明): a page or two that may be shown to others, so persons are masked and the contract key is not in it.</summary>
internal static class CertificatePaper
{
    public static StatementPaper Of(Evidence evidence, DateTimeOffset madeAt, string operatorName, Uri platform, bool isDemonstration, EvidenceText text) => new(
        text["certificate.title"], evidence.Number, [.. Blocks(evidence, madeAt, platform, text)],
        new(EvidenceNames.CertificateData, EvidenceJson.Write(Data(evidence, madeAt))), text["seal.title"], operatorName, evidence.Address, madeAt,
        isDemonstration, text.IsEnglish);

    private static IEnumerable<StatementBlock> Blocks(Evidence evidence, DateTimeOffset madeAt, Uri platform, EvidenceText text)
    {
        yield return new StatementParagraph(text["certificate.text"]);
        yield return new StatementTable(
        [
            (text["number"], evidence.Number),
            (text["parties"], string.Join("；", evidence.MaskedParties)),
            (text["made-at"], EvidenceText.Moment(madeAt)),
        ]);
        foreach (var document in evidence.Report.Documents)
        {
            var contract = evidence.Documents[document.Name];
            yield return new StatementTable(
            [
                (text["kind"], contract.Document.Title()),
                (text["number"], contract.Number),
                .. document.Report is { } report ? DocumentRows.Of(report, text, namesAreMasked: true) : [],
            ]);
        }

        yield return new StatementParagraph(text.Format("certificate.check", new Uri(platform, "/verify")));
    }

    private static JsonObject Data(Evidence evidence, DateTimeOffset madeAt) => new()
    {
        ["format"] = "labor-contract-certificate",
        ["version"] = 1,
        ["number"] = evidence.Number,
        ["madeAt"] = JsonTime.Write(madeAt),
        ["documents"] = new JsonArray([.. evidence.Report.Documents.Select(document => new JsonObject
        {
            ["sha256"] = document.Report?.Document.Sha256.ToString(),
            ["sm3"] = document.Report?.Document.Sm3.ToString(),
        })]),
    };
}
