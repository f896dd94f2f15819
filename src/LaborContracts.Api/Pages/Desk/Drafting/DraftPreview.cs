using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Documents;
using LaborContracts.Domain.Terms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>A document on paper before it is sent, set as it would be, without number and code; nothing is stored.</summary>
internal sealed class DraftPreview(Typesetter typesetter, PlatformSettings settings, TimeProvider clock)
{
    private const string Number = "草稿";

    public (byte[]? Pdf, ProblemHttpResult? Problem) Typeset(DraftMatter matter, ContractTerms terms, bool bilingual)
    {
        var paper = new ContractPaper(
            terms, new byte[32], matter.Document, 1, Number, new(settings.BaseAddress, "/verify"), clock.GetUtcNow(), Demonstration: true, bilingual);
        if (matter.Root is not { Contract: var followed }) return Typeset(paper);
        var drafted = followed.DraftSuccessor(Guid.Empty, Number, matter.Document, terms, bilingual);
        return drafted.Value is { } document ? Typeset(paper with { Revision = document.Revision, Origin = document.Origin }) : (null, Problems.From(drafted.Refusal!));
    }

    /// <summary>The same of any paper.</summary>
    public (byte[]? Pdf, ProblemHttpResult? Problem) Typeset(ContractPaper paper)
    {
        if (!typesetter.CanTypeset(paper.Kind, paper.Terms))
            return (null, Problems.Of(StatusCodes.Status422UnprocessableEntity, "contract.no-form"));
        try
        {
            return (typesetter.Typeset(paper).Pdf, null);
        }
        catch (CharacterNotPrintableException missing)
        {
            return (null, OfferContract.NotPrintable(missing));
        }
        catch (ClauseMissingException missing)
        {
            return (null, OfferContract.Missing(missing));
        }
    }

    /// <summary>In the browser's own window for PDFs, which a page's policy would keep from drawing; a PDF runs nothing of ours.</summary>
    public static FileContentHttpResult Show(HttpContext http, byte[] pdf)
    {
        http.Response.Headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        return TypedResults.File(pdf, "application/pdf");
    }
}
