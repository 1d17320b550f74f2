namespace Coordinator.Core.Sagas.Outgoing;

/// <summary>An entry of the allowed hosts.</summary>
/// <param name="Name">Host name or address, lower case.</param>
/// <param name="Port">The port; null for the standard port of the scheme.</param>
sealed record AllowedHost(string Name, int? Port)
{
    /// <exception cref="FormatException">It is neither <c>host</c> nor <c>host:port</c>.</exception>
    public static AllowedHost Parse(string entry)
    {
        var isUrl = Uri.TryCreate($"http://{entry}", UriKind.Absolute, out var url);
        if (!isUrl || url!.PathAndQuery != "/" || url.UserInfo.Length > 0 || url.Fragment.Length > 0
            || entry.EndsWith('/') || entry.Any(char.IsWhiteSpace))
            throw new FormatException($"An allowed host is host or host:port, not {entry}.");
        var hasPort = entry.LastIndexOf(':') > entry.LastIndexOf(']');
        return new AllowedHost(NameOf(url), hasPort ? url.Port : null);
    }

    public bool Matches(Uri url) =>
        NameOf(url) == Name && (Port is { } port ? url.Port == port : url.IsDefaultPort);

    static string NameOf(Uri url) => url.IdnHost.TrimEnd('.').ToLowerInvariant();
}
