using System.Security.Cryptography;
using System.Text;

namespace Coordinator.Local.Runtime.Durable;

/// <summary>The rules for instance ids, and how they stand in keys of tables.</summary>
static class InstanceIds
{
    const int LengthMax = 100;
    const int KeyLengthMax = 250;

    /// <summary>
    /// The official rules: 1 to 100 characters, none that keys forbid, no @ in front (entities have it).
    /// </summary>
    /// <exception cref="ArgumentException">The id breaks one of them.</exception>
    public static void Require(string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (instanceId.Length > LengthMax)
            throw new ArgumentException($"An instance id has at most {LengthMax} characters.", nameof(instanceId));
        if (instanceId[0] == '@' || instanceId.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)))
            throw new ArgumentException(
                "An instance id has no '/', '\\', '#', '?' or control character and does not begin with '@'.",
                nameof(instanceId));
    }

    /// <summary>
    /// The id in letters that every key may have; two ids never become the same. One that would be too long keeps its
    /// beginning and gets a hash for the rest.
    /// </summary>
    public static string ToKey(string instanceId)
    {
        var key = new StringBuilder(instanceId.Length);
        foreach (var c in instanceId)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
                key.Append(c);
            else
                key.Append('_').Append(((int)c).ToString("x4", provider: null));
        }
        if (key.Length <= KeyLengthMax)
            return key.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(instanceId)));
        return $"{key.ToString(0, KeyLengthMax - hash.Length - 2)}__{hash}";
    }
}
