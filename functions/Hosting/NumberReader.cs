using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads settings that are whole numbers within bounds.</summary>
/// <param name="configuration">The settings.</param>
/// <param name="mistakes">Takes what is wrong.</param>
sealed class NumberReader(IConfiguration configuration, ICollection<string> mistakes)
{
    /// <summary>A number.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="absent">What it is when nothing is set.</param>
    /// <param name="least">The least that is allowed.</param>
    /// <param name="greatest">The greatest that is allowed.</param>
    /// <returns>Within the bounds, even when what is set is wrong.</returns>
    public int Read(string name, int absent, int least, int greatest)
    {
        if (configuration[name] is not { Length: > 0 } text)
            return absent;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= greatest)
            return value;
        mistakes.Add(string.Create(
            CultureInfo.InvariantCulture, $"{name} must be a whole number from {least} to {greatest}, not '{text}'."));
        return Math.Max(absent, least);
    }

    /// <summary>A time, set in milliseconds.</summary>
    public TimeSpan Milliseconds(string name, TimeSpan absent, int least, int greatest) =>
        TimeSpan.FromMilliseconds(Read(name, (int)absent.TotalMilliseconds, least, greatest));
}
