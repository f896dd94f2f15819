using System.Text.Json;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Terms in the body of a request. They are read by the domain, which names every fault by its path; the binder of the
/// host would stop at the first.
/// </summary>
internal sealed record TermsBody(JsonElement Json)
{
    /// <summary>Called by the host.</summary>
    public static async ValueTask<TermsBody?> BindAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
            throw new BadHttpRequestException("Not JSON.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return new(body.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("Not JSON.", e);
        }
    }

    public (ContractTerms? Terms, ProblemHttpResult? Problem) Read() => Read(Json);

    public static (ContractTerms? Terms, ProblemHttpResult? Problem) Read(JsonElement json)
    {
        var (terms, faults) = TermsJson.Read(json);
        return terms is null ? (null, Malformed(faults)) : (terms, null);
    }

    /// <summary>400 with a sentence for each fault.</summary>
    public static ProblemHttpResult Malformed(IReadOnlyDictionary<string, string> faults) => Problems.Malformed(
        faults.ToDictionary(fault => fault.Key, fault => (string[])[Texts.Get($"field.{fault.Value}")]));
}
