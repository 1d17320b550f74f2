using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>
/// Finds the functions among types: public methods of public classes with a <see cref="FunctionAttribute"/>.
/// </summary>
static class FunctionDiscovery
{
    public const BindingFlags AnyPublic =
        BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>All functions, in order of their names.</summary>
    /// <exception cref="InvalidOperationException">Two functions have one name (case does not count).</exception>
    public static IReadOnlyList<FunctionBlueprint> Find(IEnumerable<Type> types)
    {
        var found = from type in types
                    where type is { IsClass: true, IsVisible: true, ContainsGenericParameters: false }
                    from method in type.GetMethods(AnyPublic)
                    let attribute = method.GetCustomAttribute<FunctionAttribute>()
                    where attribute is not null
                    orderby attribute.Name
                    select new FunctionBlueprint(attribute.Name, method);
        var byName = new Dictionary<string, FunctionBlueprint>(StringComparer.OrdinalIgnoreCase);
        foreach (FunctionBlueprint function in found)
        {
            if (!byName.TryAdd(function.Name, function))
            {
                throw new InvalidOperationException(
                    $"Two functions are named '{function.Name}': "
                    + $"{byName[function.Name].EntryPoint} and {function.EntryPoint}.");
            }
        }

        return [.. byName.Values];
    }
}
