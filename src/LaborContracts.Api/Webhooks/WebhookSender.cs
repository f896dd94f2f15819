using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using LaborContracts.Ledger.Json;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Webhooks;

/// <summary>What an attempt came to.</summary>
/// <param name="Status">Of the answer; null if there was none.</param>
/// <param name="Problem">Code of what hindered it; null if it was delivered.</param>
internal sealed record Attempt(int? Status, string? Problem);

/// <summary>Sends one message, once. Its body is the same in every attempt; the time and the signature are the attempt's.</summary>
internal sealed class WebhookSender(IHttpClientFactory clients, MasterKey masterKey, TimeProvider clock)
{
    /// <summary>From the first byte to the answer's headers, its body is not read.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task<Attempt> SendAsync(WebhookRow webhook, WebhookDeliveryRow delivery, CancellationToken cancellationToken)
    {
        var secrets = WebhookSecrets.Open(webhook, masterKey);
        var (now, body) = (clock.GetUtcNow(), BodyOf(delivery));
        using var request = new HttpRequestMessage(HttpMethod.Post, secrets.Address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        var id = delivery.Id.ToString();
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", string.Join(' ', secrets.At(now).Select(secret => WebhookSignature.Of(id, now, body, secret))));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("LaborContracts", "1"));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await clients.CreateClient(nameof(WebhookSender))
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return new((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : "webhook.answered-otherwise");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, "webhook.no-answer");
        }
        catch (HttpRequestException e)
        {
            return new(null, e.InnerException is AddressNotPublicException ? "webhook.address-not-public" : "webhook.no-answer");
        }
    }

    /// <summary>Ids and a state; nothing of what the contract says, and nobody's name.</summary>
    private static byte[] BodyOf(WebhookDeliveryRow delivery) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
    {
        ["type"] = delivery.Type,
        ["timestamp"] = JsonTime.Write(delivery.At, JsonTime.Milliseconds),
        ["data"] = new Dictionary<string, object>
        {
            [delivery.Type == WebhookEvent.BatchFinished ? "batchId" : "contractId"] = delivery.Subject,
            ["state"] = delivery.SubjectState,
        },
    });
}
