namespace Coordinator.Core.Locks;

/// <summary>Names of locks.</summary>
public static class LockNames
{
    /// <summary>The longest name.</summary>
    public const int CharsMax = 63;

    /// <summary>Null when a name is allowed, else what is wrong with it.</summary>
    public static string? Error(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var isAllowed = name.Length is >= 1 and <= CharsMax
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
        return isAllowed ? null : $"A lock's name has 1-{CharsMax} characters of A-Z a-z 0-9 . _ -.";
    }
}
