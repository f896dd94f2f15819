using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Tests.Chain;

namespace LaborContracts.Ledger.Tests.Consensus;

/// <summary>The development chain's node with some of its replies changed on their way: a node that errs or lies.</summary>
internal sealed class ChangedReplies : HttpMessageHandler
{
    private readonly HttpMessageInvoker _node = new(new HttpClientHandler());
    private readonly Dictionary<string, Action<JsonObject>> _changes = [];

    /// <summary>The methods that were called.</summary>
    public List<string> Called { get; } = [];

    /// <summary>Changes what a method gives; its whole reply is handed over, with its own result or error.</summary>
    public ChangedReplies Change(string method, Action<JsonObject> change)
    {
        _changes[method] = change;
        return this;
    }

    public JsonRpcNode Before(DevelopmentChain chain) => new(new HttpClient(this), chain.Anvil.Url);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var method = call["method"]!.GetValue<string>();
        Called.Add(method);
        var response = await _node.SendAsync(request, cancellationToken);
        if (!_changes.TryGetValue(method, out var change)) return response;
        var reply = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
        change(reply);
        return new(HttpStatusCode.OK) { Content = new StringContent(reply.ToJsonString(), Encoding.UTF8, "application/json") };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _node.Dispose();
        base.Dispose(disposing);
    }
}
