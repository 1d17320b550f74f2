using System.Globalization;
using Coordinator.Core.Model;

namespace Coordinator.Functions.Parsing;

/// <summary>What is said of a value that is too large.</summary>
static class ValueSize
{
    /// <summary>Names the size and the limit.</summary>
    public static string Message(int bytes) => string.Create(
        CultureInfo.InvariantCulture, $"Has {bytes} bytes of UTF-8; at most {Limits.ItemBytesMax} are allowed.");
}
