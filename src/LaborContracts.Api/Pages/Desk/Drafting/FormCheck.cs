using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Api.Pages.Desk.Drafting;

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
        var json = JsonObject.Create(filled.ToJson(matter.Agreement))!;
        foreach (var party in Parties) json[party] ??= new JsonObject(); // so that each thing is named that is missing of it
        var (terms, faults) = TermsJson.Read(JsonSerializer.SerializeToElement(json));
        var unread = faults.Keys.Select(path => path.Split('.', '[')[0]).ToHashSet();
        if (terms is null && !unread.Overlaps(Parties))
        {
            foreach (var part in unread) json.Remove(part);
            (terms, _) = TermsJson.Read(JsonSerializer.SerializeToElement(json));
        }

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
