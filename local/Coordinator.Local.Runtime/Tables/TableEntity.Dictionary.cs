using System.Collections;

namespace Azure.Data.Tables;

/// <content>The row as a dictionary. The keys, the timestamp and the ETag are in it under their names.</content>
public partial class TableEntity : IDictionary<string, object>
{
    /// <summary>A property's value. Reading a missing one gives null; setting one keeps its type.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The value, or null.</returns>
    /// <exception cref="InvalidOperationException">
    /// The new value has another type than the old one and is no wider or narrower number.
    /// </exception>
    public object this[string key]
    {
        get => Find(key)!;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            _properties[key] = value is not null && _properties.GetValueOrDefault(key) is { } old
                ? Coerce(key, old, value)
                : value!;
        }
    }

    /// <summary>The names of the properties.</summary>
    public ICollection<string> Keys => _properties.Keys;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    /// <summary>The number of properties, keys included.</summary>
    public int Count => _properties.Count;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>Adds a property that is not there yet.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">It is there already.</exception>
    public void Add(string key, object value) => _properties.Add(key, value);

    /// <summary>Whether there is a property of this name.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>True if there is.</returns>
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <summary>Removes a property.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>True if it was there.</returns>
    public bool Remove(string key) => _properties.Remove(key);

    /// <summary>Looks a property up.</summary>
    /// <param name="key">The property's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>True if it is there.</returns>
    public bool TryGetValue(string key, out object value) => _properties.TryGetValue(key, out value!);

    /// <summary>Removes all properties, the keys too.</summary>
    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) =>
        this[item.Key] = item.Value;

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) =>
        _properties.TryGetValue(item.Key, out var value) && Equals(value, item.Value);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() =>
        _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    /// <summary>For loops that must not allocate an enumerator.</summary>
    internal Dictionary<string, object> Properties => _properties;

    static object Coerce(string key, object old, object value) => (old, value) switch
    {
        _ when old.GetType().IsInstanceOfType(value) => value,
        (int, double or long) => value,
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        _ => throw new InvalidOperationException(
            $"The property {key} is of type {old.GetType()}; a value of type {value.GetType()} does not fit."),
    };
}
