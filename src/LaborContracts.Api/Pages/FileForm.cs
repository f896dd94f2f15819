using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Primitives;

namespace LaborContracts.Api.Pages;

/// <summary>A page's form with a file that nobody but its readers is to see: it never lies in a temporary file.</summary>
internal static class FileForm
{
    /// <summary>
    /// Null, with the key of a sentence and a status, if it is too large or not sent by a page of ours. Too large a body is read to its end and thrown
    /// away, for a browser shows no answer before it has sent everything.
    /// </summary>
    /// <param name="tooLarge">Key of the sentence about a file that is too large.</param>
    public static async Task<(MultipartForm? Form, string? Problem, int Status)> ReadAsync(
        HttpContext http, IAntiforgery forms, int largestFile, string tooLarge, CancellationToken cancellationToken)
    {
        MultipartForm? form;
        http.Request.Form = FormCollection.Empty; // the host reads nothing by itself: it would put the file on disk
        try
        {
            form = await MultipartForm.ReadAsync(http.Request, largestFile, cancellationToken);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await http.Request.Body.CopyToAsync(Stream.Null, cancellationToken);
            return (null, tooLarge, refused.StatusCode);
        }

        // Where the token is looked for.
        http.Request.Form = new FormCollection(form?.Fields.ToDictionary(field => field.Key, field => new StringValues(field.Value)) ?? []);
        return form is not null && await forms.IsRequestValidAsync(http)
            ? (form, null, StatusCodes.Status200OK) : (null, "form.stale", StatusCodes.Status400BadRequest);
    }
}
