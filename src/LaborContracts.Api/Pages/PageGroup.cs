using LaborContracts.Api.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Pages;

/// <summary>Pages that belong together: all are sent alike and left out of the API's description.</summary>
internal static class PageGroup
{
    /// <param name="largestForm">Bytes of a form that is sent in, at most; null where the pages take none of a size of their own.</param>
    public static RouteGroupBuilder MapPageGroup(this IEndpointRouteBuilder app, string path, long? largestForm = null)
    {
        var pages = app.MapGroup(path).AddEndpointFilter(PageHeaders.SendAsync).ExcludeFromDescription();
        return largestForm is { } bytes ? pages.WithMetadata(new RequestSizeLimitAttribute(bytes)) : pages;
    }

    /// <summary>Who has signed in to the pages may come in.</summary>
    /// <param name="policy">One of <see cref="Http.Roles"/>; null for whoever has.</param>
    public static AuthorizeAttribute OfSession(string? policy = null) => new() { Policy = policy, AuthenticationSchemes = SignIn.Session };
}
