using System.Net;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Messages;

/// <summary>Hands messages to the gateway over HTTP (docs/operations.md, SMS). The message's id makes a repeat harmless.</summary>
internal sealed class SmsGateway(OutsideService service, PlatformSettings settings)
{
    private const int LongestGatewayId = 100;

    private readonly SmsSettings _sms = settings.Sms ?? throw new InvalidOperationException("No SMS gateway is set.");

    public async Task<Delivery> SendAsync(OutboxRow row, OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Number is null) return new(Delivery.Refused, null, "the account's number is not known");
        try
        {
            var answer = await service.AskAsync(_sms, row.MessageId, new
            {
                id = row.MessageId,
                to = message.Number,
                template = _sms.Templates.GetValueOrDefault(row.Template, row.Template),
                parameters = message.Parameters,
                text = message.Text,
                expiresAt = row.ExpiresAt.UtcDateTime,
            }, cancellationToken);
            var id = answer.Text("id");
            return answer.IsSuccess ? new(Delivery.Sent, id?[..Math.Min(id.Length, LongestGatewayId)], null)
                : IsTheMessages(answer.Status) ? new(Delivery.Refused, null, $"{(int)answer.Status}")
                : new(null, null, $"{(int)answer.Status}");
        }
        catch (OutsideServiceException e)
        {
            return new(null, null, e.Message);
        }
    }

    /// <summary>Whether the fault is with this message; else with the gateway, the settings or the moment, and the message can be sent later.</summary>
    private static bool IsTheMessages(HttpStatusCode status) => status
        is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity;
}

/// <summary>What became of a message.</summary>
/// <param name="Outcome">Null if that is not known.</param>
/// <param name="GatewayId">What the gateway calls it.</param>
/// <param name="Problem">For the log: never a word of the message.</param>
internal sealed record Delivery(string? Outcome, string? GatewayId, string? Problem)
{
    /// <summary>The gateway has taken it; whether a phone has shown it is not known.</summary>
    public const string Sent = "sent";

    /// <summary>The gateway does not send it, whenever it is asked.</summary>
    public const string Refused = "refused";

    /// <summary>It was not sent as long as it was of use; a gateway that did not answer may have sent it.</summary>
    public const string Expired = "expired";
}
