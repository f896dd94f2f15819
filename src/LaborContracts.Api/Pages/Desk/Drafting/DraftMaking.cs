using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>Draws up what a form asks for by the API's own call: the same form makes one document, however often it is sent.</summary>
internal sealed class DraftMaking(DossierShelf shelf, Features.Contracts.Drafting drafting, TimeProvider clock)
{
    public Task<Results<Created<ContractView>, ProblemHttpResult>> MakeAsync(
        DraftMatter matter, DraftForm form, Caller caller, CancellationToken cancellationToken)
    {
        var terms = form.Filled.ToJson(matter.Agreement);
        if (matter.Root is not { } root)
            return DraftContract.HandleAsync(new(terms), form.Key, caller, shelf, drafting, clock, cancellationToken, form.Bilingual);
        var filled = JsonObject.Create(terms)!;
        return matter.Document switch
        {
            DocumentKind.Amendment => AmendContract.HandleAsync(
                root.Contract.Id,
                new(Changes(root, filled), form.Filled["amending.effectiveFrom"], form.Filled["amending.reason"] is { Length: > 0 } reason ? reason : null),
                form.Key, caller, shelf, drafting, clock, cancellationToken, form.Bilingual),
            DocumentKind.Renewal => RenewContract.HandleAsync(
                root.Contract.Id, new(Element(filled["term"]), Changes(root, filled, "term", "probation")),
                form.Key, caller, shelf, drafting, clock, cancellationToken, form.Bilingual),
            _ => EndContract.HandleAsync(
                root.Contract.Id, new(matter.Document.Code(), Element(filled["ending"])),
                form.Key, caller, shelf, drafting, clock, cancellationToken, form.Bilingual),
        };
    }

    /// <summary>What differs from the terms in force, but for parts that the document brings in a way of its own.</summary>
    private static JsonElement Changes(Dossier root, JsonObject filled, params string[] aside)
    {
        var inForce = JsonObject.Create(TermsJson.ToElement(root.Contract.LatestTerms))!;
        foreach (var part in (string[])["amending", "ending", .. aside])
        {
            inForce.Remove(part);
            filled.Remove(part);
        }

        // As the terms write it, so that 8000 and 8000.00 are no change; what cannot be read is left for the API to refuse.
        var (terms, _) = TermsJson.Read(JsonSerializer.SerializeToElement(filled));
        return JsonSerializer.SerializeToElement(MergePatch.Between(inForce, terms is null ? filled : JsonObject.Create(TermsJson.ToElement(terms))!));
    }

    private static JsonElement? Element(JsonNode? node) => node is null ? null : JsonSerializer.SerializeToElement(node);
}
