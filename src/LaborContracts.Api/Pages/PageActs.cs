using LaborContracts.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages;

/// <summary>What a page's forms do is done by the API's own handlers.</summary>
internal static class PageActs
{
    /// <summary>Does what a form asks for. What was done leads to another page; what was refused shows the form again, with the reason.</summary>
    /// <param name="name">Of the form.</param>
    /// <param name="again">Shows the page of the form.</param>
    /// <param name="done">Address of the page that what was done leads to.</param>
    public static async Task<IResult> ActAsync(
        this HttpContext http, string name, Func<IFormCollection, Task<INestedHttpResult>> act, Func<RefusedForm, Task<IResult>> again, string done)
    {
        var services = http.RequestServices;
        if (!await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return await again(RefusedForm.Stale(name));
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if ((await act(form)).Result is not ProblemHttpResult problem) return Results.LocalRedirect(done);
        services.GetRequiredService<LaborContractsDb>().ChangeTracker.Clear(); // what was refused is not to be shown as done
        return await again(RefusedForm.Of(name, problem, form));
    }
}
