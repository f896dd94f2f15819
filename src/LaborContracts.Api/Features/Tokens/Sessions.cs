using System.Security.Claims;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;

namespace LaborContracts.Api.Features.Tokens;

/// <summary>
/// What accounts have open: browsers that are signed in, and tokens. A cookie names a row, so that signing out, or being
/// ended by another, ends its copies too, at every instance at once.
/// </summary>
internal sealed class Sessions(LaborContractsDb db, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private const string SessionClaim = "session";

    /// <summary>Gives an identity that is about to become a cookie its row.</summary>
    public async Task StartAsync(ClaimsIdentity identity, CancellationToken cancellationToken)
    {
        var session = new SessionRow { Id = Guid.NewGuid(), Account = identity.Name!, EndsAt = clock.GetUtcNow() + Lifetime };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        identity.AddClaim(new(SessionClaim, session.Id.ToString()));
    }

    /// <summary>Looked at with every request. What an account may do is read anew, unless an external authority says it.</summary>
    public static async Task LookAsync(CookieValidatePrincipalContext context, bool readAnew)
    {
        var services = context.HttpContext.RequestServices;
        if (await services.GetRequiredService<Sessions>().AccountOfAsync(context.Principal, context.HttpContext.RequestAborted) is not { } account)
        {
            context.RejectPrincipal();
            return;
        }

        if (!readAnew) return;
        var identity = AccountIdentity.Of(account, SignIn.Session);
        identity.AddClaim(context.Principal!.FindFirst(SessionClaim)!);
        context.ReplacePrincipal(new(identity));
    }

    /// <summary>Ends the session of a cookie.</summary>
    public Task EndAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        db.Sessions.Where(s => s.Id == IdOf(user)).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Ends all that an account has open: sessions, codes, tokens. Part of the caller's transaction.</summary>
    public async Task EndAllAsync(AccountRow account, CancellationToken cancellationToken)
    {
        account.RevokedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        await db.Sessions.Where(s => s.Account == account.UserName).ExecuteDeleteAsync(cancellationToken);
        await db.Set<OpenIddictEntityFrameworkCoreToken>().Where(t => t.Subject == account.UserName).ExecuteUpdateAsync(
            row => row.SetProperty(t => t.Status, OpenIddictConstants.Statuses.Revoked), cancellationToken);
    }

    private Task<AccountRow?> AccountOfAsync(ClaimsPrincipal? user, CancellationToken cancellationToken)
    {
        var (id, now) = (IdOf(user), clock.GetUtcNow());
        return (from session in db.Sessions
                where session.Id == id && session.EndsAt > now
                join account in db.Accounts on session.Account equals account.UserName
                where account.DisabledAt == null
                select account).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    private static Guid IdOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(SessionClaim), out var id) ? id : Guid.Empty;
}
