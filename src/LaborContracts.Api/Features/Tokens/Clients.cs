using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Parties;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace LaborContracts.Api.Features.Tokens;

/// <summary>
/// The embedded authority's clients, as the settings name them: apps that people sign in to, and employers' HR systems
/// that call in their own name.
/// </summary>
internal static class Clients
{
    private const string Party = "party";

    /// <summary>Brings the database to what is wanted; a client that is no longer among it is gone, with its tokens.</summary>
    public static async Task RegisterAsync(
        IOpenIddictApplicationManager registered, IReadOnlyCollection<OpenIddictApplicationDescriptor> wanted, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>();
        await foreach (var client in registered.ListAsync(count: null, offset: null, cancellationToken))
        {
            var id = (await registered.GetClientIdAsync(client, cancellationToken))!;
            known.Add(id);
            if (wanted.SingleOrDefault(w => w.ClientId == id) is not { } descriptor) await registered.DeleteAsync(client, cancellationToken);
            else if (!await IsAsWantedAsync(registered, client, descriptor, cancellationToken))
                await registered.UpdateAsync(client, descriptor, cancellationToken);
        }

        foreach (var descriptor in wanted.Where(w => !known.Contains(w.ClientId!)))
            await registered.CreateAsync(descriptor, cancellationToken);
    }

    /// <summary>Most starts change nothing: they must not wait for a turn to write behind an instance that is at work.</summary>
    private static async Task<bool> IsAsWantedAsync(
        IOpenIddictApplicationManager registered, object client, OpenIddictApplicationDescriptor wanted, CancellationToken cancellationToken)
    {
        var held = new OpenIddictApplicationDescriptor();
        await registered.PopulateAsync(held, client, cancellationToken);
        return held.ClientType == wanted.ClientType
            && (wanted.ConsentType ?? held.ConsentType) == held.ConsentType
            && held.Permissions.SetEquals(wanted.Permissions)
            && held.RedirectUris.SetEquals(wanted.RedirectUris)
            && held.Properties.Count == wanted.Properties.Count
            && wanted.Properties.All(one => held.Properties.TryGetValue(one.Key, out var value) && JsonElement.DeepEquals(value, one.Value))
            && (wanted.ClientSecret is null || await registered.ValidateClientSecretAsync(client, wanted.ClientSecret, cancellationToken));
    }

    public static IEnumerable<OpenIddictApplicationDescriptor> Of(SignInSettings settings) =>
        settings.Clients.Select(client => Of(client.Key, client.Value));

    /// <summary>An HR system draws up and offers for its employer. It seals nothing: that is a person's will.</summary>
    public static ClaimsIdentity IdentityOf(string id, ImmutableDictionary<string, JsonElement> properties, string scheme) =>
        AccountIdentity.Of($"client:{id}", [Role.Clerk], properties[Party].GetString()!, scheme);

    private static OpenIddictApplicationDescriptor Of(string id, ClientSettings settings) =>
        (settings.RedirectUris, settings.SecretFile, settings.Employer) switch
        {
            ({ Length: > 0 } addresses, null, null) => App(id, addresses),
            ([], { } file, { } employer) => HrSystem(id, File.ReadAllText(file).Trim(), UnifiedSocialCreditCode.Parse(employer)),
            _ => throw new InvalidOperationException(
                $"Platform:SignIn:Clients:{id} has either RedirectUris, or SecretFile and Employer."),
        };

    /// <summary>A program that can keep no secret: a page in a browser, an app on a phone. It proves itself by its code's key.</summary>
    public static OpenIddictApplicationDescriptor App(string id, params Uri[] addresses)
    {
        var app = new OpenIddictApplicationDescriptor
        {
            ClientId = id,
            ClientType = ClientTypes.Public,
            ConsentType = ConsentTypes.Implicit,
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.Revocation,
                Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
            },
        };
        app.RedirectUris.UnionWith(addresses);
        return app;
    }

    public static OpenIddictApplicationDescriptor HrSystem(string id, string secret, UnifiedSocialCreditCode employer) => new()
    {
        ClientId = id,
        ClientType = ClientTypes.Confidential,
        ClientSecret = secret,
        Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.GrantTypes.ClientCredentials },
        Properties = { [Party] = JsonSerializer.SerializeToElement(employer.ToString()) },
    };
}
