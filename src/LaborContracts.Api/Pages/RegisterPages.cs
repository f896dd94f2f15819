using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Features.Firms;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Pages;

/// <summary>
/// A firm asks to use the platform: what it is, who is to keep its accounts, and its business licence. The answer is the same whether the platform knows
/// the firm or not; the operator decides.
/// </summary>
internal static class RegisterPages
{
    public const string Path = "/register";
    private const int LongestName = 100;
    private const int LongestAddress = 200;

    /// <summary>Bytes that are read to their end, that the sentence about a file that is too large can be seen.</summary>
    private const int LargestUpload = 64 << 20;

    public static void MapRegister(this WebApplication app)
    {
        var pages = app.MapForms();
        pages.MapGet(Path, IResult (HttpContext http, IAntiforgery forms) => Form(http, forms, null, StatusCodes.Status200OK)).AllowAnonymous();
        pages.MapPost(Path, ApplyAsync).AllowAnonymous().WithMetadata(Heavy.Work).WithMetadata(new RequestSizeLimitAttribute(LargestUpload));
    }

    private static async Task<IResult> ApplyAsync(
        HttpContext http,
        IAntiforgery forms,
        FirmApplications applications,
        Invitations invitations,
        CodeLimits limits,
        LaborContractsDb db,
        CancellationToken cancellationToken)
    {
        var (form, unread, status) = await FileForm.ReadAsync(http, forms, Licence.Largest, "register.too-large", cancellationToken);
        if (form is null) return Form(http, forms, unread, status);
        var (application, problem) = Read(form.Fields);
        if (application is null) return Form(http, forms, problem, StatusCodes.Status422UnprocessableEntity);
        if (!Licence.TryRead(form.File, out var licence)) return Form(http, forms, "register.licence", StatusCodes.Status422UnprocessableEntity);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await limits.TakeApplicationAsync(invitations.CountedAs(application.Phone), http.Connection.RemoteIpAddress, cancellationToken))
            return Form(http, forms, "register.too-many", StatusCodes.Status429TooManyRequests);
        if (await applications.AreFullAsync(cancellationToken)) return Form(http, forms, "register.full", StatusCodes.Status429TooManyRequests);
        await applications.AddAsync(application, licence, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RazorComponentResult<Notice>(new { Title = "register.sent", Sentence = "register.sent.sentence" });
    }

    /// <summary>Null with the key of a sentence about the first field that is not right.</summary>
    private static (FirmApplication? Application, string? Problem) Read(IReadOnlyDictionary<string, string> fields)
    {
        var name = Text("firmName", LongestName);
        var address = Text("address", LongestAddress);
        var administrator = Text("administrator", LongestName);
        if (!UnifiedSocialCreditCode.TryParse(fields.GetValueOrDefault("creditCode"), out var code)) return (null, "register.credit-code.malformed");
        if (!code.CheckCharacterHolds && !fields.ContainsKey("codeIsRight")) return (null, RegisterForm.CheckCharacter);
        if (name is null) return (null, "register.firm-name.missing");
        if (address is null) return (null, "register.address.missing");
        if (administrator is null) return (null, "register.administrator.missing");
        if (!MobileNumber.TryParse(fields.GetValueOrDefault("phone"), out var phone)) return (null, "join.phone");
        return (new(code, name, address, administrator, phone), null);

        string? Text(string field, int most) =>
            fields.GetValueOrDefault(field)?.Trim() is { Length: > 0 } text && text.Length <= most && !text.Any(char.IsControl) ? text : null;
    }

    private static RazorComponentResult<RegisterForm> Form(HttpContext http, IAntiforgery forms, string? problem, int status) =>
        new(new Dictionary<string, object?>
        {
            [nameof(RegisterForm.Problem)] = problem,
            [nameof(RegisterForm.Sent)] = http.Request.HasFormContentType && problem is not null ? http.Request.Form : FormCollection.Empty,
            [nameof(RegisterForm.Hidden)] = HiddenField.Of(forms, http),
        })
        {
            StatusCode = status,
        };
}
