using System.Collections;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>The features of one run; used by one thread at a time, like the run itself.</summary>
sealed class InvocationFeatures : IInvocationFeatures
{
    readonly Dictionary<Type, object> _byType = [];

    public T? Get<T>() => _byType.TryGetValue(typeof(T), out object? value) ? (T)value : default;

    public void Set<T>(T instance)
    {
        if (instance is null)
            _byType.Remove(typeof(T));
        else
            _byType[typeof(T)] = instance;
    }

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _byType.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
