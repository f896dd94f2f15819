using System.Security.Claims;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace LaborContracts.Api.Setup;

/// <summary>
/// An OpenID Connect authority outside, such as a city's identity service: its keys come from its discovery document,
/// and its claims are turned into the platform's own before anything else sees them.
/// </summary>
internal static class SignInExternal
{
    public static void AddExternalAuthority(this IServiceCollection services, SignInSettings settings, Uri authority) => services
        .AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure(options =>
        {
            options.Authority = authority.OriginalString;
            options.RequireHttpsMetadata = !authority.IsLoopback;
            var parameters = options.TokenValidationParameters;
            parameters.ValidIssuer = authority.OriginalString;
            parameters.ValidAudience = settings.Audience;
            parameters.ValidAlgorithms =
            [
                SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
                SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
            ];
            options.Events = new()
            {
                OnMessageReceived = context => KnowAuthorityAsync(context, authority),
                OnTokenValidated = context => TakeInAsync(context, settings),
            };
        });

    /// <summary>A token that cannot be judged is not a bad one: the caller is told to come back, not to sign in again.</summary>
    private static async Task KnowAuthorityAsync(MessageReceivedContext context, Uri authority)
    {
        if (!context.Request.Headers.ContainsKey("Authorization")) return;
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException unknown) // what the library throws when it has never had an answer
        {
            throw new AuthorityUnavailableException($"The authority {authority} cannot be asked for its keys.", unknown);
        }
    }

    private static async Task TakeInAsync(TokenValidatedContext context, SignInSettings settings)
    {
        var (user, services) = (context.Principal!, context.HttpContext.RequestServices);
        if (user.FindFirstValue(Caller.AccountClaim) is not { Length: > 0 } name)
        {
            context.Fail("The token names nobody.");
            return;
        }

        string[] roles = [.. user.FindAll(settings.RoleClaim).Select(claim => claim.Value)];
        if (!Role.AreOfOneSide(roles))
        {
            context.Fail("The token's roles are none of the platform's, or of two sides.");
            return;
        }

        var claimed = string.Join(' ', user.FindAll(settings.PartyClaim).Select(claim => claim.Value));
        if (PartyOf(roles, claimed, services.GetRequiredService<MasterKey>()) is not { } party)
        {
            context.Fail("The token's party is no credit code, no identity number, or no district codes, as its roles would need.");
            return;
        }

        await RecordAsync(services.GetRequiredService<LaborContractsDb>(), new()
        {
            UserName = name,
            PasswordHash = "",
            Roles = string.Join(' ', roles),
            Party = party,
            PhoneMasked = user.FindFirstValue("phone_number") is { } phone && MobileNumber.TryParse(phone, out var number) ? number.Masked : "",
        }, context.HttpContext.RequestAborted);
        context.Principal = new(AccountIdentity.Of(name, roles, party, context.Scheme.Name));
    }

    /// <summary>Null if the claim is not what the roles need; empty for roles that stand for no party.</summary>
    private static string? PartyOf(string[] roles, string claim, MasterKey masterKey)
    {
        if (roles.Any(Role.OfTheAuthority.Contains)) return Inspector.DistrictsIn(claim) is { } districts ? string.Join(' ', districts) : null;
        if (!Role.AreOfAParty(roles)) return "";
        if (roles.Contains(Role.Worker))
            return IdentityNumber.TryParse(claim, out var idNumber) ? DossierShelf.WorkerIndex(masterKey, idNumber.ToString()) : null;
        return UnifiedSocialCreditCode.TryParse(claim, out var creditCode) ? creditCode.ToString() : null;
    }

    /// <summary>The phone that one-time codes go to is the one that the authority knows.</summary>
    private static async Task RecordAsync(LaborContractsDb db, AccountRow account, CancellationToken cancellationToken)
    {
        var known = await db.Accounts.FindAsync([account.UserName], cancellationToken);
        if (known is null) db.Accounts.Add(account);
        else known.PhoneMasked = account.PhoneMasked;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (ProblemAnswers.IsTaken(taken))
        {
            db.ChangeTracker.Clear(); // by another of the account's first calls
        }
    }
}
