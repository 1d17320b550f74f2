namespace Microsoft.Azure.Functions.Worker;

/// <summary>Things that belong to one invocation, by their type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Sets the feature of type <typeparamref name="T"/>, in place of an earlier one.</summary>
    /// <typeparam name="T">The type that it is found by.</typeparam>
    /// <param name="instance">The feature.</param>
    void Set<T>(T instance);

    /// <summary>The feature of type <typeparamref name="T"/>, or the default when nobody set it.</summary>
    /// <typeparam name="T">The type that it was set by.</typeparam>
    T? Get<T>();
}
