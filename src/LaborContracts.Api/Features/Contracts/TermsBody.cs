using System.Text.Json;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>Terms in the body of a request: what cannot be read is a malformed request, with every fault by its path.</summary>
internal static class TermsBody
{
    public static (ContractTerms? Terms, ProblemHttpResult? Problem) Read(JsonElement body)
    {
        var (terms, faults) = TermsJson.Read(body);
        return terms is null ? (null, Malformed(faults)) : (terms, null);
    }

    /// <summary>A path has a sentence of its own where that says more than its fault does.</summary>
    public static ProblemHttpResult Malformed(IReadOnlyDictionary<string, string> faults) => Problems.Malformed(
        faults.ToDictionary(fault => fault.Key, fault => (string[])[Texts.Get($"field.{fault.Value}")]));
}
