using LaborContracts.Domain.Statutes;

namespace LaborContracts.Api.Setup;

/// <summary>
/// The operator's statute data, read anew when a file in its folder changes; a file that cannot be read leaves the values
/// that were in force, and is logged until it is mended.
/// </summary>
internal sealed partial class StatuteFiles(PlatformSettings settings, ILogger<StatuteFiles> logger)
{
    private readonly string _folder = Path.Combine(settings.DataFolder, "statutes");
    private readonly Lock _lock = new();
    private (string Seen, StatuteData Data)? _loaded;

    /// <summary>Why the files as they are now are not in force; null if they are.</summary>
    public string? Problem { get; private set; }

    /// <summary>Names of the files that the operator has there.</summary>
    public IReadOnlyList<string> Names => [.. Files().Select(file => file.Name)];

    public StatuteData Current
    {
        get
        {
            var seen = Seen();
            lock (_lock)
            {
                if (_loaded is { } loaded && loaded.Seen == seen) return loaded.Data;
                try
                {
                    _loaded = (seen, seen.Length == 0 ? StatuteData.Embedded : StatuteData.Load(_folder));
                    Problem = null;
                }
                catch (Exception e) when (e is FormatException or IOException && _loaded is not null)
                {
                    CannotBeRead(logger, e.Message);
                    Problem = e.Message;
                    _loaded = (seen, _loaded.Value.Data);
                }

                return _loaded.Value.Data;
            }
        }
    }

    private string Seen() => string.Join(' ', Files().Select(file => $"{file.Name}:{file.LastWriteTimeUtc.Ticks}:{file.Length}"));

    private IEnumerable<FileInfo> Files() => !Directory.Exists(_folder) ? [] : new DirectoryInfo(_folder).EnumerateFiles("*.json")
        .OrderBy(file => file.Name, StringComparer.Ordinal);

    [LoggerMessage(Level = LogLevel.Error, Message = "The statute data cannot be read; the values before stay in force: {Reason}")]
    private static partial void CannotBeRead(ILogger logger, string reason);
}
