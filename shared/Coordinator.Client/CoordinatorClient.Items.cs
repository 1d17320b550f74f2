using Coordinator.Contracts.Problems;

namespace Coordinator.Client;

/// <content>Items as values of the user's types.</content>
public sealed partial class CoordinatorClient
{
    /// <summary>Reads an item that has to be there.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="options">How fresh, or as of when; null for the latest.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CoordinatorException">It does not exist (404), or the read is refused.</exception>
    public async Task<Item<T>> GetAsync<T>(
        string item, ItemReadOptions? options = null, CancellationToken cancellation = default) =>
        ItemOf<T>(item, (await Items.GetAsync(item, options, cancellation)).Required);

    /// <summary>Reads an item; null when it does not exist.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="options">How fresh, or as of when; null for the latest.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CoordinatorException">The read is refused.</exception>
    public async Task<Item<T>?> FindAsync<T>(
        string item, ItemReadOptions? options = null, CancellationToken cancellation = default)
    {
        var reply = await Items.GetAsync(item, options, cancellation);
        return IsMissing(reply.Problem) ? null : ItemOf<T>(item, reply.Required);
    }

    /// <summary>Reads up to 100 items as they were at one moment.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="items"><c>collection/key</c> each.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>In the order of the names; null for those that do not exist.</returns>
    /// <exception cref="CoordinatorException">The read is refused.</exception>
    public async Task<IReadOnlyList<Item<T>?>> ReadAsync<T>(
        IReadOnlyList<string> items, CancellationToken cancellation = default)
    {
        var snapshot = (await Items.ReadAsync(items, consistency: null, cancellation)).Required;
        return [.. snapshot.Items.Select(found => found is { Version: > 0, Value: { } value }
            ? ItemOf<T>(found.Item, new ItemValue(value, found.Version, found.CommitTime!))
            : null)];
    }

    /// <summary>Sets an item's whole value.</summary>
    /// <typeparam name="T">The value's type; it becomes a JSON object.</typeparam>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="value">The value.</param>
    /// <param name="precondition">What must hold; null for nothing.</param>
    /// <param name="cancellation">Gives up; the value may be set all the same.</param>
    /// <returns>Its new version.</returns>
    /// <exception cref="CoordinatorException">
    /// The precondition does not hold (412), or the write is refused, or its outcome is unknown.
    /// </exception>
    public async Task<long> PutAsync<T>(
        string item, T value, Precondition? precondition = null, CancellationToken cancellation = default)
    {
        var json = _connection.ToElement(value);
        return (await Items.PutAsync(item, json, precondition, cancellation: cancellation)).Required.Version;
    }

    /// <summary>Deletes an item.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="precondition">What must hold; null for nothing.</param>
    /// <param name="cancellation">Gives up; it may be deleted all the same.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="CoordinatorException">
    /// The precondition does not hold (412), or the deletion is refused, or its outcome is unknown.
    /// </exception>
    public async Task<bool> DeleteAsync(
        string item, Precondition? precondition = null, CancellationToken cancellation = default)
    {
        var reply = await Items.DeleteAsync(item, precondition, cancellation: cancellation);
        if (IsMissing(reply.Problem))
            return false;
        reply.EnsureSuccess();
        return true;
    }

    static bool IsMissing(Problem? problem) => problem is { Type: ProblemTypes.NotFound };

    Item<T> ItemOf<T>(string item, ItemValue read) =>
        new(item, _connection.FromElement<T>(read.Value, item), read.Version, read.CommitTime);
}
