using LaborContracts.Api.Http;

namespace LaborContracts.Api.Pages;

/// <summary>Links within the pages keep the language that the reader chose; one that the browser chose needs no keeping.</summary>
internal static class PageLinks
{
    /// <param name="values">In the address; those that are null are left out.</param>
    public static string To(this HttpContext context, string path, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var query = QueryString.Empty;
        foreach (var (name, value) in values)
            if (value is not null) query = query.Add(name, value);
        if (context.Request.Query.ContainsKey("culture")) query = query.Add("culture", Language.Current.Name);
        return path + query;
    }

    /// <summary>
    /// The page in hand in the other language. A report is not kept, so from one it leads to the empty form; where the
    /// sign-in page leads to is.
    /// </summary>
    public static string InOtherLanguage(this HttpContext context)
    {
        var query = QueryString.Create("culture", (Language.IsEnglish ? Language.Chinese : Language.English).Name);
        if (context.Request.Query[SignInPages.ReturnParameter].ToString() is { Length: > 0 } address)
            query = query.Add(SignInPages.ReturnParameter, address);
        return context.Request.Path + query;
    }
}
