using System.Text.Json;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.TestKit;

namespace LaborContracts.Documents.Tests.Contracts;

/// <summary>The worked examples of documents that follow a contract: the terms before them, and those that they leave.</summary>
internal static class LaterExamples
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "examples", "later");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static ContractPaper PaperOf(string name, bool bilingual = false)
    {
        var (kind, before, after) = Read(name);
        return Papers.Of(after) with
        {
            Kind = kind, Revision = 2, Bilingual = bilingual, Origin = new Origin(Guid.Empty, "CZ-2026-000000", 2, before),
        };
    }

    public static IReadOnlyList<Finding> FindingsOf(string name)
    {
        var (kind, before, after) = Read(name);
        // A notice is given on its day; that a relation has ended is certified when it has.
        var on = (kind == DocumentKind.TerminationCertificate ? after.Ending?.LastDay : after.Ending?.NoticeOn) ?? new(2027, 6, 1);
        return StatuteBook.Check(new Draft(kind, after, on) { Base = before });
    }

    private static (DocumentKind Kind, ContractTerms Before, ContractTerms After) Read(string name)
    {
        var json = JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder, $"{name}.json")));
        Assert.True(DocumentKinds.TryParse(name, out var kind));
        return (kind.Value, TermsOf(json.GetProperty("base")), TermsOf(json.GetProperty("terms")));
    }

    private static ContractTerms TermsOf(JsonElement json)
    {
        var (terms, faults) = TermsJson.Read(json);
        Assert.Empty(faults);
        return terms!;
    }
}
