using System.Globalization;

namespace Coordinator.Contracts;

/// <summary>Addresses of the API relative to the host's root, percent-encoded.</summary>
public static class WireAddresses
{
    /// <summary>
    /// An item. The slashes of its key stay slashes, unless a part between them is a dot or two: that would be taken
    /// for a step up the path by whoever sends or routes it, so such a name becomes one segment.
    /// </summary>
    /// <param name="item"><c>collection/key</c>.</param>
    public static string Item(string item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return "api/items/" + Rest(item);
    }

    /// <summary>A transaction.</summary>
    /// <param name="id">Its id.</param>
    public static string Transaction(string id) => $"api/transactions/{Uri.EscapeDataString(id)}";

    /// <summary>A shard.</summary>
    /// <param name="id">Its number.</param>
    public static string Shard(int id) => string.Create(CultureInfo.InvariantCulture, $"api/cluster/shards/{id}");

    /// <summary>A saga.</summary>
    /// <param name="id">Its id.</param>
    public static string Saga(string id) => $"api/sagas/{Uri.EscapeDataString(id)}";

    /// <summary>A definition of sagas.</summary>
    /// <param name="name">Its name.</param>
    public static string SagaDefinition(string name) => $"api/sagas/definitions/{Uri.EscapeDataString(name)}";

    /// <summary>An event for a saga.</summary>
    /// <param name="id">The saga's id.</param>
    /// <param name="name">The event's name.</param>
    public static string SagaEvent(string id, string name) => $"{Saga(id)}/events/{Uri.EscapeDataString(name)}";

    /// <summary>An operator's word for a stuck step.</summary>
    /// <param name="id">The saga's id.</param>
    /// <param name="step">The step's name.</param>
    /// <param name="verb"><c>retry</c>, <c>skip</c> or <c>resolve</c>.</param>
    public static string SagaStep(string id, string step, string verb) =>
        $"{Saga(id)}/steps/{Uri.EscapeDataString(step)}/{verb}";

    /// <summary>The definition of a view.</summary>
    /// <param name="name">The view's name.</param>
    public static string ViewDefinition(string name) => $"api/views/definitions/{Uri.EscapeDataString(name)}";

    /// <summary>A row of a view; its slashes are kept as those of items are.</summary>
    /// <param name="view">The view's name.</param>
    /// <param name="key">Its key if that has one part, else as <see cref="ViewKey"/> writes it.</param>
    public static string ViewRow(string view, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"api/views/{Uri.EscapeDataString(view)}/{Rest(key)}";
    }

    /// <summary>
    /// The key of a row, of a view whose keys have several parts, or of a view of code: the parts with a slash between
    /// them; inside a part a tilde is written <c>~0</c> and a slash <c>~1</c>.
    /// </summary>
    /// <param name="parts">The parts.</param>
    public static string ViewKey(params IEnumerable<string> parts) => string.Join('/', parts.Select(part =>
        part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));

    /// <summary>A subscription.</summary>
    /// <param name="name">Its name.</param>
    public static string Subscription(string name) => $"api/subscriptions/{Uri.EscapeDataString(name)}";

    /// <summary>A lock.</summary>
    /// <param name="name">Its name.</param>
    public static string Lock(string name) => $"api/locks/{Uri.EscapeDataString(name)}";

    /// <summary>One event of a slot's log.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="sequence">Its sequence number.</param>
    public static string Event(int slot, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"api/events?slot={slot}&after={sequence - 1}&limit=1");

    /// <summary>What takes the rest of a path.</summary>
    static string Rest(string text)
    {
        var parts = text.Split('/');
        var isOneSegment = parts.Any(part => part is "." or "..");
        return isOneSegment ? Uri.EscapeDataString(text) : string.Join('/', parts.Select(Uri.EscapeDataString));
    }
}
