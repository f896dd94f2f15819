using System.Net;
using System.Net.Http.Headers;
using LaborContracts.Signatures.Authorities;

namespace LaborContracts.Api.Tests.Platform;

/// <summary>The timestamp authority at the other end of the platform's wire: open, not answering, or someone else's.</summary>
public sealed class TimestampDesk
{
    private volatile bool _shut;
    private volatile DevelopmentTimestampAuthority? _stranger;

    public void Shut() => _shut = true;

    public void Open() => _shut = false;

    /// <summary>Lets another authority, which nobody pinned, answer instead; null for the platform's own.</summary>
    public void Replace(DevelopmentTimestampAuthority? stranger) => _stranger = stranger;

    internal HttpMessageHandler HandlerFor(DevelopmentTimestampAuthority authority) => new Handler(this, authority);

    private sealed class Handler(TimestampDesk desk, DevelopmentTimestampAuthority authority) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (desk._shut) return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            var question = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var answer = new ByteArrayContent((desk._stranger ?? authority).Answer(question));
            answer.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-reply");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = answer };
        }
    }
}
