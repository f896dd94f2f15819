using System.Text.Json.Serialization;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;

namespace LaborContracts.Api.Identity;

/// <summary>
/// The registers that are asked whether what somebody says of itself is true (docs/before-signing.md). Whatever is not a clear yes or no, with the
/// register's own name for the question, counts as not having looked.
/// </summary>
internal sealed partial class IdentityRegisters(OutsideService service, PlatformSettings settings, ILogger<IdentityRegisters> logger)
{
    private const int LongestReference = 100;

    /// <summary>The register of a method; null if there is none.</summary>
    public RegisterSettings? For(string method) => settings.Identity.Registers.GetValueOrDefault(method);

    public async Task<RegisterAnswer> AskAsync(RegisterSettings register, Guid id, RegisterQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await service.AskAsync(register, id, question, cancellationToken);
            var reference = answer.Text("requestId") is { Length: > 0 and <= LongestReference } text && text.All(IsOfReferences) ? text : null;
            return (answer.Text("result"), reference) switch
            {
                ("match", not null) => new(IdentityResult.Passed, reference),
                ("mismatch", not null) => new(IdentityResult.Failed, reference),
                _ => CouldNotLook($"{(int)answer.Status} without a clear answer", reference),
            };
        }
        catch (OutsideServiceException e)
        {
            return CouldNotLook(e.Message, null);
        }

        RegisterAnswer CouldNotLook(string reason, string? reference)
        {
            NotLooked(logger, id, register.Provider, reason);
            return new(IdentityResult.CouldNotLook, reference);
        }
    }

    private static bool IsOfReferences(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':';

    [LoggerMessage(Level = LogLevel.Warning, Message = "Identity check {Check}: {Provider} could not be looked at: {Reason}")]
    private static partial void NotLooked(ILogger logger, Guid check, string provider, string reason);
}

/// <param name="Phone">Asked of a telephone operator's register alone.</param>
/// <param name="Authorization">What the card's app gave the person to be handed on; asked of the card's register alone.</param>
internal sealed record RegisterQuestion(
    string Name,
    string IdNumber,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Phone,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Authorization);

/// <param name="Reference">The register's own name for the question; null if it gave none.</param>
internal sealed record RegisterAnswer(IdentityResult Result, string? Reference);
