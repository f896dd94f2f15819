using LaborContracts.Domain;

namespace LaborContracts.Api.Http;

/// <summary>The platform, and not the domain, says no; the sentences are in the resources under the code.</summary>
internal sealed record Refused : Refusal
{
    private Refused(RefusalKind kind, string code) : base(kind, code, Texts.In(Language.Chinese, code), Texts.In(Language.English, code))
    {
    }

    public static Refused NotFound(string code) => new(RefusalKind.NotFound, code);

    public static Refused Conflict(string code) => new(RefusalKind.Conflict, code);

    public static Refused Unprocessable(string code) => new(RefusalKind.Unprocessable, code);

    public static Refused TooOften(string code) => new(RefusalKind.TooOften, code);
}
