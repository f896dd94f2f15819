using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>The terms of documents that follow: those in force, with what changes laid over them.</summary>
internal static class Successors
{
    /// <summary>
    /// A JSON merge patch (RFC 7396) over the terms in force. Who the parties are, and by which kind of agreement they are
    /// bound, cannot change: that would be another contract.
    /// </summary>
    public static (ContractTerms? Terms, ProblemHttpResult? Problem) Change(ContractTerms inForce, JsonElement changes)
    {
        if (FollowersPartsIn(changes) is { Count: > 0 } faults) return (null, TermsBody.Malformed(faults));
        var target = JsonObject.Create(TermsJson.ToElement(inForce))!;
        Merge(target, changes);
        var (terms, problem) = TermsBody.Read(JsonSerializer.SerializeToElement(target));
        if (terms is null) return (null, problem);
        return terms.Kind == inForce.Kind
            && terms.Employer.CreditCode == inForce.Employer.CreditCode
            && terms.Worker.IdNumber == inForce.Worker.IdNumber
            && terms.Partner?.CreditCode == inForce.Partner?.CreditCode
            ? (terms, null)
            : (null, Problems.Of(StatusCodes.Status422UnprocessableEntity, "contract.parties-stay"));
    }

    /// <summary>
    /// What only a document that amends or ends a contract adds, and its own call brings; in other terms an end that nobody
    /// was shown would wait for its day.
    /// </summary>
    public static Dictionary<string, string> FollowersPartsIn(JsonElement terms) => terms.ValueKind != JsonValueKind.Object
        ? []
        : terms.EnumerateObject().Where(member => member.Name is "amending" or "ending").Select(member => member.Name)
            .Distinct().ToDictionary(name => name, _ => "unknown");

    private static void Merge(JsonObject target, JsonElement patch)
    {
        foreach (var member in patch.EnumerateObject())
        {
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Null:
                    target.Remove(member.Name);
                    break;
                case JsonValueKind.Object:
                    if (target[member.Name] is not JsonObject nested) target[member.Name] = nested = [];
                    Merge(nested, member.Value);
                    break;
                default:
                    target[member.Name] = JsonNode.Parse(member.Value.GetRawText());
                    break;
            }
        }
    }
}
