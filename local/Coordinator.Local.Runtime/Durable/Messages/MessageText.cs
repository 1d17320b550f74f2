using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Local.Runtime.Durable.Messages;

/// <summary>Messages as text: JSON in ASCII, which XML and any encoding bear.</summary>
static class MessageText
{
    static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public static string Write(HubMessage message) => JsonSerializer.Serialize(message, Options);

    /// <summary>Reads a message; false when the text is none.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out HubMessage? message)
    {
        try
        {
            message = JsonSerializer.Deserialize<HubMessage>(text, Options);
        }
        catch (JsonException)
        {
            message = null;
        }
        // A number is read as a kind too, whether there is one or not.
        return message is { Id: not null, InstanceId: not null } && Enum.IsDefined(message.Kind);
    }
}
