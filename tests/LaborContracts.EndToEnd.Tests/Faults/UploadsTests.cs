using System.Net;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>Uploads that are too large, through the real server: its limits are not those of the in-process one.</summary>
public sealed class UploadsTests
{
    private const int TooLarge = 200 << 20;

    [Fact]
    public async Task An_upload_of_200_MB_is_refused_before_it_is_sent()
    {
        await using var platform = await StartAsync();

        // The question before the body lets the server refuse it unsent; without it the refusal can be lost in the stream.
        var answer = await UploadAsync(platform, lengthSaid: true, ("Expect", "100-continue"));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request.too-large"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task An_upload_that_does_not_say_its_length_is_cut_at_the_limit_and_the_platform_goes_on()
    {
        await using var platform = await StartAsync();

        try
        {
            var answer = await UploadAsync(platform, lengthSaid: false);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        }
        catch (HttpRequestException)
        {
            // The server hung up in the middle of the body, before the client looked for an answer.
        }

        using var health = await platform.Http.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private static async Task<PlatformProcess> StartAsync()
    {
        var platform = new PlatformProcess(new Uri("http://127.0.0.1:1"), chainId: 1);
        await platform.StartAsync();
        return platform;
    }

    private static async Task<ApiAnswer> UploadAsync(
        PlatformProcess platform, bool lengthSaid, params (string Name, string Value)[] headers)
    {
        using var file = new Zeros(TooLarge, lengthSaid);
        using var form = new MultipartFormDataContent { { file, "file", "contract.pdf" } };
        return await new ApiCaller(platform.Http).SendAsync(HttpMethod.Post, "/api/v1/verifications", form, headers);
    }

    /// <summary>So many zero bytes, of which none is kept.</summary>
    private sealed class Zeros(long length, bool lengthSaid) : HttpContent
    {
        private static readonly byte[] Some = new byte[64 << 10];

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return lengthSaid;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var sent = 0L; sent < length; sent += Some.Length) await stream.WriteAsync(Some);
        }
    }
}
