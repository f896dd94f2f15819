using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>What an operator would be alarmed by: the messages at level Error and above.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _messages = new();

    public IReadOnlyCollection<string> Messages => _messages;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) _messages.Enqueue(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}
