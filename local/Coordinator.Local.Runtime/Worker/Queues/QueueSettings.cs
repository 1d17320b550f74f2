using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>The section <c>extensions.queues</c> of host.json, with the official names, defaults and bounds.</summary>
sealed class QueueSettings
{
    const int LargestBatch = 32;

    public QueueSettings(IConfiguration section)
    {
        BatchSize = Number(section, "batchSize", 16, min: 1, LargestBatch);
        NewBatchThreshold = Number(section, "newBatchThreshold", BatchSize / 2, min: 0, int.MaxValue);
        MaxDequeueCount = Number(section, "maxDequeueCount", 5, min: 1, int.MaxValue);
        VisibilityTimeout = Span(section, "visibilityTimeout", TimeSpan.Zero, min: TimeSpan.Zero);
        MaxPollingInterval = Span(section, "maxPollingInterval", TimeSpan.FromMinutes(1), PollingBackoff.Shortest);
        IsBase64 = (section["messageEncoding"] ?? "base64").ToUpperInvariant() switch
        {
            "BASE64" => true,
            "NONE" => false,
            _ => throw Wrong(section, "messageEncoding", "base64 or none"),
        };
    }

    /// <summary>How many messages are taken at once.</summary>
    public int BatchSize { get; }

    /// <summary>More are taken when no more than so many are being worked on.</summary>
    public int NewBatchThreshold { get; }

    /// <summary>How often a message is tried before it goes to the poison queue.</summary>
    public int MaxDequeueCount { get; }

    /// <summary>How long a message stays hidden after a failure, before it is tried again.</summary>
    public TimeSpan VisibilityTimeout { get; }

    /// <summary>The longest wait between two looks into an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; }

    /// <summary>Whether the text of a message is its body in Base64, and not the body itself.</summary>
    public bool IsBase64 { get; }

    static int Number(IConfiguration section, string name, int byDefault, int min, int max)
    {
        if (section[name] is not { } text)
            return byDefault;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= min && value <= max
            ? value
            : throw Wrong(section, name, $"a number from {min} to {max}");
    }

    static TimeSpan Span(IConfiguration section, string name, TimeSpan byDefault, TimeSpan min)
    {
        if (section[name] is not { } text)
            return byDefault;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan value) && value >= min
            ? value
            : throw Wrong(section, name, $"a time span (hh:mm:ss) of at least {min}");
    }

    static InvalidOperationException Wrong(IConfiguration section, string name, string expected)
        => new($"host.json: extensions.queues.{name} is '{section[name]}', but must be {expected}.");
}
