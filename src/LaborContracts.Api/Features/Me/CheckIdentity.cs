using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Api.Identity;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Me;

/// <summary>
/// Has one's own identity checked with a register. Number and phone must be the account's own before anybody is asked; a register that cannot be asked has found
/// nothing, and the person tries again.
/// </summary>
internal static class CheckIdentity
{
    private const int LongestName = 100;
    private const int LongestAuthorization = 2000;

    public static void MapIdentityChecks(this IEndpointRouteBuilder api)
    {
        var checks = api.MapGroup("/me/identity-checks").WithTags("me").RequireAuthorization(Roles.Signer);
        checks.MapPost("/", HandleAsync)
            .WithName("CheckIdentity")
            .WithSummary("Have one's own identity checked with a telephone operator's register or by the electronic social-security card");
        checks.MapGet("/", ListAsync)
            .WithName("ListIdentityChecks")
            .WithSummary("The checks of one's own identity, newest first");
    }

    public static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName;

    public static async Task<Results<Created<IdentityCheckView>, ProblemHttpResult>> HandleAsync(
        CheckRequest request,
        Caller caller,
        IdentityRegisters registers,
        IdentityRecords records,
        LaborContractsDb db,
        MasterKey masterKey,
        CodeLimits limits,
        HttpContext http,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (FaultsOf(request, out var idNumber, out var phone) is { Count: > 0 } faults) return TermsBody.Malformed(faults);
        if (registers.For(request.Method!) is not { } register) return Problems.Of(StatusCodes.Status422UnprocessableEntity, "identity.method-not-offered");
        var address = http.Connection.RemoteIpAddress;
        if (!await limits.TakeIdentityCheckAsync(caller.Account, address, cancellationToken))
            return Problems.Of(StatusCodes.Status429TooManyRequests, "identity.too-many");
        var account = await db.Accounts.SingleAsync(a => a.UserName == caller.Account, cancellationToken);
        // One answer: which of the two it was is nothing to tell to whoever holds a stolen sign-in.
        if (account.PhoneIndex != DossierShelf.PhoneIndex(masterKey, phone!) || !await records.IsOwnAsync(caller, idNumber!, cancellationToken))
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "identity.other-person");

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var isOfCard = request.Method == IdentityMethod.SocialSecurityCard;
        var answer = await registers.AskAsync(
            register,
            id,
            new(request.Name!.Trim(), idNumber!.ToString(), isOfCard ? null : phone!.ToString(), isOfCard ? request.Authorization : null),
            cancellationToken);
        if (answer.Result == IdentityResult.CouldNotLook) await limits.GiveBackIdentityCheckAsync(caller.Account, address, cancellationToken);
        var row = records.Add(
            id, clock.GetUtcNow(), caller.Account, request.Name!, idNumber, isOfCard ? null : phone, request.Method!, register.Provider, answer);
        // The operator knows the number and this phone as one person's: from the next token on, the account reaches all contracts of the number. The card
        // says nothing of the phone.
        if (answer.Result == IdentityResult.Passed && request.Method == IdentityMethod.OperatorRegister) account.IsProvisional = false;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created((string?)null, records.View(row));
    }

    private static async Task<Ok<IdentityChecks>> ListAsync(Caller caller, IdentityRecords records, CancellationToken cancellationToken) =>
        TypedResults.Ok(new IdentityChecks(await records.OwnAsync(caller, cancellationToken)));

    private static Dictionary<string, string> FaultsOf(CheckRequest request, out IdentityNumber? idNumber, out MobileNumber? phone)
    {
        var faults = new Dictionary<string, string>();
        if (!IdentityMethod.OfRegisters.Contains(request.Method)) faults["method"] = "choice";
        if (!IsName(request.Name)) faults["name"] = "required";
        if (!IdentityNumber.TryParse(request.IdNumber, out idNumber)) faults["idNumber"] = "id-number";
        if (!MobileNumber.TryParse(request.Phone, out phone)) faults["phone"] = "phone";
        if (request.Method == IdentityMethod.SocialSecurityCard && string.IsNullOrWhiteSpace(request.Authorization)) faults["authorization"] = "required";
        else if (request.Authorization?.Length > LongestAuthorization) faults["authorization"] = "too-long";
        return faults;
    }

    /// <param name="Method"><c>operator-register</c> or <c>social-security-card</c>.</param>
    /// <param name="Phone">The one that is registered with the account.</param>
    /// <param name="Authorization">Of the card alone: what its app gave to be handed on.</param>
    internal sealed record CheckRequest(string? Method, string? Name, string? IdNumber, string? Phone, string? Authorization = null);

    internal sealed record IdentityChecks(IReadOnlyList<IdentityCheckView> Checks);
}
