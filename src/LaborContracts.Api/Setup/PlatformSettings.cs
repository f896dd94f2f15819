namespace LaborContracts.Api.Setup;

/// <summary>What an operator sets; section <c>Platform</c> of the configuration.</summary>
internal sealed class PlatformSettings
{
    /// <summary>Printed into documents and QR codes; must stay reachable for ever.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Folder of the database, the documents and, in development, the keys.</summary>
    public required string DataFolder { get; init; }

    /// <summary>How long an offer waits for the parties, in days.</summary>
    public required int OfferDays { get; init; }

    public required OperatorSettings Operator { get; init; }
    public required ChainSettings Chain { get; init; }
    public required BatchingSettings Batching { get; init; }
    public ReconciliationSettings Reconciliation { get; init; } = new();
    public required TimestampSettings Timestamps { get; init; }
    public required SignatureSettings Signatures { get; init; }
    public CodeSettings Codes { get; init; } = new();
    public LimitSettings Limits { get; init; } = new();
    public BeforeSigningSettings BeforeSigning { get; init; } = new();
    public IdentitySettings Identity { get; init; } = new();

    /// <summary>The gateway of messages by SMS; without one they wait in the outbox and reach nobody.</summary>
    public SmsSettings? Sms { get; init; }
    public SignInSettings SignIn { get; init; } = new();
    public CaseSettings Cases { get; init; } = new();
    public RetentionSettings Retention { get; init; } = new();

    /// <summary>Where employers' seals are, by credit code; who is not among them has one of the development authority's.</summary>
    public Dictionary<string, SealSettings> Seals { get; init; } = [];

    /// <summary>PEM files with the roots of other authorities than the development one, published as pins with it.</summary>
    public string[] TrustRootFiles { get; init; } = [];
}

/// <summary>Who runs the platform, and what it states of its system in evidence packages. Its seal is one of <c>Platform:Seals</c>.</summary>
internal sealed class OperatorSettings
{
    /// <summary>As in the seal's certificate.</summary>
    public required string Name { get; init; }

    /// <summary>Unified social credit code; published as a pin.</summary>
    public required string CreditCode { get; init; }

    /// <summary>Where the servers' time comes from.</summary>
    public required string ClockSource { get; init; }

    /// <summary>Number of the filing for classified protection (等保); null if there is none.</summary>
    public string? ClassifiedProtection { get; init; }

    /// <summary>Number of the filing as a blockchain information service; null if there is none.</summary>
    public string? ChainFiling { get; init; }
}

/// <summary>The chain and the registry on it.</summary>
internal sealed class ChainSettings
{
    /// <summary>The node, or the preferred one of several.</summary>
    public Uri? Node { get; init; }

    /// <summary>Nodes that are asked when those before them cannot be believed.</summary>
    public IReadOnlyList<Uri> Nodes { get; init; } = [];

    public IReadOnlyList<Uri> NodesInOrder => Node is null ? Nodes : [Node, .. Nodes];

    public required ulong ChainId { get; init; }

    /// <summary>The registry's address; empty only in development, where the platform deploys one of its own.</summary>
    public string? Registry { get; init; }

    /// <summary>Blocks, the one with the transaction included, before a batch or a status counts as recorded.</summary>
    public required int Confirmations { get; init; }

    /// <summary>
    /// The chain's validators, as a file of pins; published in trust.json. Without one, as where blocks have no seals, no consensus proof is
    /// given.
    /// </summary>
    public string? ValidatorsFile { get; init; }

    /// <summary>The anchoring account's keystore; without one, and without a token, its key is <c>keys/registry.key</c> in the data folder.</summary>
    public string? Keystore { get; init; }

    /// <summary>A file that holds the keystore's password and nothing else.</summary>
    public string? KeystorePasswordFile { get; init; }

    /// <summary>The token that holds the anchoring account's key, in the place of a keystore.</summary>
    public Pkcs11AccountSettings? Pkcs11 { get; init; }

    public ChainFees Fees { get; init; }

    /// <summary>Wei for a unit of gas that are never exceeded; needed where gas is not free.</summary>
    public ulong? MaxFeePerGas { get; init; }
}

/// <summary>A secp256k1 key in a PKCS#11 token.</summary>
internal sealed class Pkcs11AccountSettings
{
    /// <summary>Path of the maker's library.</summary>
    public required string Library { get; init; }

    public required string TokenLabel { get; init; }
    public required string PinFile { get; init; }
    public string? KeyLabel { get; init; }

    /// <summary>CKA_ID in hexadecimal.</summary>
    public string? KeyId { get; init; }

    /// <summary>The key's account. With it the platform starts while the token is away; without it the token is asked at the start.</summary>
    public string? Account { get; init; }
}

/// <summary>What gas costs on the chain.</summary>
internal enum ChainFees
{
    /// <summary>Nothing: transactions of the first form with a price of zero.</summary>
    Free,

    /// <summary>What the chain asks at the time (EIP-1559).</summary>
    Dynamic,
}

/// <summary>When the leaves that wait become a batch: when there are enough of them, or the oldest has waited enough.</summary>
internal sealed class BatchingSettings
{
    public required int MaxLeaves { get; init; }
    public required TimeSpan MaxAge { get; init; }

    /// <summary>From one look at all evidence trails to the next, and the least time between two leaves for one that grows.</summary>
    public TimeSpan LaterHeadsEvery { get; init; } = TimeSpan.FromDays(1);
}

/// <summary>How often the database is compared with chain and documents, and what is too late.</summary>
internal sealed class ReconciliationSettings
{
    /// <summary>From the beginning of a round over all rows to that of the next.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);

    /// <summary>From one look at a divergence to the next. The second one, which makes it count, comes when steps that were under way have ended.</summary>
    public TimeSpan LookAgainAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a concluded contract may wait for its proof, and a status that is due for the registry.</summary>
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Batches that the chain may show elsewhere or not at all before none is opened again by itself: rather than a chain that has lost so
    /// many blocks, it is a node that does not say the truth, or a matter for a person.
    /// </summary>
    public int MostReopened { get; init; } = 10;

    /// <summary>Files of the document store that are read a second.</summary>
    public int DocumentsPerSecond { get; init; } = 10;
}

/// <summary>How many one-time codes there are in a day, by the calendar of China, over all contracts.</summary>
internal sealed class CodeSettings
{
    public int SentToAPhone { get; init; } = 50;

    /// <summary>An office's people may share one address.</summary>
    public int SentForAnAddress { get; init; } = 500;

    public int InvitationsToAPhone { get; init; } = 10;

    public int InvitationsForAnAddress { get; init; } = 200;

    public int ApplicationsOfAPhone { get; init; } = 5;

    public int ApplicationsFromAnAddress { get; init; } = 20;

    /// <summary>Together with the six digits of a code, what a thief of a sign-in has to guess with.</summary>
    public int WrongOfAPhone { get; init; } = 20;

    public int WrongFromAnAddress { get; init; } = 100;
}

/// <summary>How many requests there may be in a minute, at one instance.</summary>
internal sealed class LimitSettings
{
    /// <summary>An HR system is an account.</summary>
    public int RequestsOfAnAccount { get; init; } = 1200;

    /// <summary>An office's people may share one address.</summary>
    public int RequestsFromAnAddress { get; init; } = 3000;

    /// <summary>Of what anybody may ask and costs work: verifications, sign-ins, invitations.</summary>
    public int HeavyFromAnAddress { get; init; } = 60;

    /// <summary>Files that are judged at the same moment.</summary>
    public int VerificationsAtOnce { get; init; } = Environment.ProcessorCount;

    /// <summary>Files that wait for that.</summary>
    public int VerificationsWaiting { get; init; } = 64;
}

/// <summary>How the platform's own authorities and the keys under them sign.</summary>
internal sealed class SignatureSettings
{
    /// <summary>Chosen once, before the first start: the authorities in the data folder keep theirs.</summary>
    public required SignatureProfile Profile { get; init; }
}

/// <summary>Algorithms that a deployment signs with. What it accepts does not depend on them.</summary>
internal enum SignatureProfile
{
    P256,
    Rsa,
    Sm2,
}

/// <summary>The timestamp authorities (RFC 3161 over HTTP).</summary>
internal sealed class TimestampSettings
{
    public required Uri Authority { get; init; }

    /// <summary>Asked in this order when the first gives no usable token. Their roots are pinned like the first one's.</summary>
    public IReadOnlyList<Uri> Fallbacks { get; init; } = [];

    public IReadOnlyList<Uri> InOrder => [Authority, .. Fallbacks];
}
