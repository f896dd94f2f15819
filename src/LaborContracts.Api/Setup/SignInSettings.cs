using LaborContracts.Api.Features.Tokens;

namespace LaborContracts.Api.Setup;

/// <summary>Who says who someone is: the embedded authority, or one outside.</summary>
internal sealed class SignInSettings
{
    /// <summary>The issuer of an OpenID Connect authority, whose tokens alone count then; without it the embedded one answers.</summary>
    public Uri? Authority { get; init; }

    /// <summary>What the authority's access tokens for this platform say in <c>aud</c>.</summary>
    public string Audience { get; init; } = IssueToken.Audience;

    /// <summary>The claim in which the authority gives the roles, by the names of docs/sign-in.md.</summary>
    public string RoleClaim { get; init; } = "role";

    /// <summary>The claim in which the authority gives an employer's credit code or a worker's identity number.</summary>
    public string PartyClaim { get; init; } = "party";

    /// <summary>As whom the pages ask the authority for a sign-in. Without it they have none, and only calls with tokens are answered.</summary>
    public string? ClientId { get; init; }

    /// <summary>A file with that client's secret and nothing else; none for a public client.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>Asked for with a sign-in, so that the identity token has the claims above.</summary>
    public string[] Scopes { get; init; } = [];

    /// <summary>Clients of the embedded authority, by client id.</summary>
    public Dictionary<string, ClientSettings> Clients { get; init; } = [];
}

/// <summary>Either an app that people sign in to, or an employer's HR system.</summary>
internal sealed class ClientSettings
{
    /// <summary>Of an app: the addresses that codes may be sent to.</summary>
    public Uri[] RedirectUris { get; init; } = [];

    /// <summary>Of an HR system: a file that holds its secret and nothing else.</summary>
    public string? SecretFile { get; init; }

    /// <summary>Of an HR system: the unified social credit code of the employer that it acts for.</summary>
    public string? Employer { get; init; }
}
