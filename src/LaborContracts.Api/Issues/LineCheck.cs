using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Sheets;
using LaborContracts.Documents;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.Domain.Terms.Sheets;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Issues;

/// <summary>What a line was found to be.</summary>
/// <param name="Terms">If it is ready.</param>
/// <param name="Code">Why it is not.</param>
/// <param name="Findings">What the statutes say of it.</param>
internal sealed record CheckedLine(
    int Number, JsonElement? Terms, string? WorkerIndex, string? Code, IReadOnlyDictionary<string, string> Faults, IReadOnlyList<Finding> Findings)
{
    public IssueLineState State => Code is null ? IssueLineState.Ready : IssueLineState.Faulty;

    /// <summary>In CNY.</summary>
    public decimal? MonthlyWage { get; init; }

    /// <summary>The character that no font has, as <c>U+</c> and hexadecimal digits; null if that is not what is wrong.</summary>
    public string? Character { get; init; }
}

/// <summary>
/// Holds a line against everything that an offer would be held against, the fonts included, so that what is wrong is known before
/// anything is sent.
/// </summary>
internal sealed class LineCheck(StatuteDesk statutes, Typesetter typesetter, MasterKey masterKey, PlatformSettings settings, TimeProvider clock)
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <param name="columns">By place; null under no heading, where nothing may stand.</param>
    /// <param name="workers">Indexes of the workers of the lines before; that of this line is added.</param>
    public async Task<CheckedLine> CheckAsync(
        IssueRow issue,
        JsonObject? common,
        IReadOnlyList<TermsColumn?> columns,
        SheetLine line,
        HashSet<string> workers,
        CancellationToken cancellationToken)
    {
        var json = common?.DeepClone().AsObject() ?? [];
        foreach (var (column, cell) in columns.Zip(line.Cells)) column?.Put(json, cell);
        json["kind"] = issue.Document;
        var element = JsonSerializer.SerializeToElement(json);
        var (terms, faults) = TermsJson.Read(element);
        if (terms is null) return new(line.Number, null, null, "issue.line-malformed", faults, []);

        IReadOnlyList<Finding> findings = [];
        var worker = DossierShelf.WorkerIndex(masterKey, terms.Worker.IdNumber.ToString());
        if (line.Cells.Where((cell, at) => !string.IsNullOrWhiteSpace(cell) && columns.ElementAtOrDefault(at) is null).Any()) return Refuse("issue.cells-without-heading");
        if (terms.Employer.CreditCode.ToString() != issue.EmployerCode) return Refuse("contract.not-your-firm");
        if (!workers.Add(worker)) return Refuse("issue.worker-twice");
        findings = await statutes.CheckAsync(terms, cancellationToken);
        if (findings.Any(finding => finding.Severity == Severity.Block)) return Refuse("contract.blocked-by-statute");
        return Unprintable(issue, terms) is { } unprintable
            ? Refuse(unprintable.Code, unprintable.Faults) with { Character = unprintable.Character }
            : new(line.Number, element, worker, null, None, findings) { MonthlyWage = terms.Remuneration?.MonthlyWage?.Amount };

        CheckedLine Refuse(string code, IReadOnlyDictionary<string, string>? why = null) =>
            new(line.Number, null, worker, code, why ?? None, findings);
    }

    private (string Code, IReadOnlyDictionary<string, string> Faults, string? Character)? Unprintable(IssueRow issue, ContractTerms terms)
    {
        if (!typesetter.CanTypeset(terms.Kind, terms)) return ("contract.no-form", None, null);
        try
        {
            typesetter.Typeset(new ContractPaper(
                terms, new byte[32], terms.Kind, 1, "", settings.BaseAddress, clock.GetUtcNow(), Demonstration: true, issue.Bilingual));
            return null;
        }
        catch (CharacterNotPrintableException missing)
        {
            return ("issue.character-not-printable", None, string.Create(CultureInfo.InvariantCulture, $"U+{missing.CodePoint:X4}"));
        }
        catch (ClauseMissingException missing)
        {
            return ("issue.line-malformed", new Dictionary<string, string> { [missing.Path] = "required" }, null);
        }
    }
}
