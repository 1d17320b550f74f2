using System.Text;
using Coordinator.Core.Model;

namespace Coordinator.Functions.Parsing;

/// <summary>Reads a body that is an item's value, or a patch of one.</summary>
static class ItemValueParser
{
    /// <summary>The text to store; what is wrong with the body is noted, and the text is then of no use.</summary>
    public static string Parse(ReadOnlyMemory<byte> body, RequestErrors errors)
    {
        if (JsonBody.ReadObject(body, JsonBody.ValueDepthMax, errors) is not { } value)
            return "{}";
        var text = JsonText.Compact(value);
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > Limits.ItemBytesMax)
            errors.AddTooLarge("", ValueSize.Message(bytes));
        return text;
    }
}
