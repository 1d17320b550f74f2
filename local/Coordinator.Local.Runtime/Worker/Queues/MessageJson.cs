using System.Text.Json;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>How objects stand in messages: as the official worker writes and reads them by default.</summary>
static class MessageJson
{
    public static JsonSerializerOptions Options { get; } = new() { PropertyNameCaseInsensitive = true };
}
