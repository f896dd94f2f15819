using System.Text.Json;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>What is to be said of a field of a form.</summary>
/// <param name="At">Path of the field at which it stands; empty where the form has none.</param>
/// <param name="Severity">A value that cannot be read weighs like what the statutes block.</param>
/// <param name="Rule">Of a statutory finding; else null.</param>
/// <param name="IsOfBlank">Whether nothing is filled in there yet.</param>
public sealed record Remark(string At, string Sentence, Severity Severity, string? Rule, string? Article, bool IsOfBlank)
{
    internal static Remark Of(Finding finding) => new(
        finding.Field, Language.IsEnglish ? finding.MessageEn : finding.Message, finding.Severity, finding.Id, finding.Article, false);
}

/// <summary>All that is to be said of a form, field by field.</summary>
/// <param name="HasStatutes">Whether the statutes were asked; they cannot be before the parties can be read.</param>
public sealed record Remarks(IReadOnlyList<Remark> All, bool HasStatutes = true)
{
    public static readonly Remarks None = new([]);

    /// <summary>While somebody types: nothing is said yet of what is still blank.</summary>
    public Remarks OfWhatIsFilledIn => this with { All = [.. All.Where(remark => !remark.IsOfBlank)] };

    public IEnumerable<Remark> Blocking => All.Where(remark => remark.Severity == Severity.Block);

    public IEnumerable<Remark> Warning => All.Where(remark => remark.Severity == Severity.Warn);

    public IEnumerable<Remark> At(string path) => All.Where(remark => remark.At == path);

    /// <summary>Whether a reason is asked for with this remark: once for each rule that warns.</summary>
    public bool AsksReason(Remark remark) => remark.Severity == Severity.Warn && ReferenceEquals(remark, Warning.First(warning => warning.Rule == remark.Rule));

    /// <summary>Whether the terms, with these reasons for what warns, can be sent for signing.</summary>
    public bool AllowOffer(IReadOnlyDictionary<string, string> reasons) =>
        HasStatutes && !Blocking.Any() && Warning.All(warning => reasons.ContainsKey(warning.Rule!));
}

/// <summary>Holds a form against the statutes, as far as it can be read.</summary>
internal sealed class FormCheck(StatuteDesk statutes)
{
    private static readonly string[] Parties = ["employer", "worker"];

    /// <summary>
    /// A part that cannot be read yet, such as a workplace without an address, is left aside, so that the statutes can be asked about the
    /// rest; without the parties they cannot.
    /// </summary>
    /// <param name="filled">With the caller's own firm as employer: what others agreed with the worker is not its to learn.</param>
    public async Task<Remarks> CheckAsync(DraftMatter matter, FilledTerms filled, CancellationToken cancellationToken)
    {
        var json = filled.ToJson(matter.Agreement);
        var (terms, faults) = TermsJson.Read(json);
        var unread = faults.Keys.Select(path => path.Split('.', '[')[0]).ToHashSet();
        if (terms is null && !unread.Overlaps(Parties))
            (terms, _) = TermsJson.Read(JsonSerializer.SerializeToElement(
                json.EnumerateObject().Where(member => !unread.Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value)));
        var findings = terms is null ? []
            : matter.Root is { } root ? await statutes.CheckAsync(root, matter.Document, terms, cancellationToken)
            : await statutes.CheckAsync(terms, cancellationToken);
        var place = new Placement(FormLayout.Of(matter.Document, matter.Agreement, filled), filled);
        return new(
            [
                .. faults.Select(fault => place.Put(new(fault.Key, Texts.Get($"field.{fault.Value}"), Severity.Block, null, null, false))),
                .. findings.Where(finding => !unread.Contains(finding.Field.Split('.', '[')[0])).Select(finding => place.Put(Remark.Of(finding))),
            ],
            terms is not null);
    }
}

/// <summary>Finds the field at which a remark stands: its own, the first of its part, or one of the part around it.</summary>
internal sealed class Placement(IReadOnlyList<FormSection> sections, FilledTerms filled)
{
    private readonly IReadOnlyList<string> _fields = [.. sections
        .SelectMany(section => section.Open.Concat(section.Folded.SelectMany(folded => folded.Fields))).Select(field => field.Path)];

    public Remark Put(Remark remark) => remark with { At = FieldFor(remark.At), IsOfBlank = !filled.Says(remark.At) };

    private string FieldFor(string path)
    {
        for (var part = path; part.Length > 0; part = part[..Math.Max(0, part.LastIndexOfAny(['.', '[']))])
            if (_fields.FirstOrDefault(field => FilledTerms.IsAtOrBelow(field, part)) is { } field) return field;
        return "";
    }
}
