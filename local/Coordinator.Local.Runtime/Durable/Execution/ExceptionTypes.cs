using System.Reflection;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>
/// Finds exceptions' types by their names, among what is loaded: a name comes out of a stored row, and must not decide
/// which assembly is loaded (S18).
/// </summary>
static class ExceptionTypes
{
    /// <summary>Stands before an assembly's name, of the type or of a type argument.</summary>
    const char AssemblyMark = ',';

    /// <summary>The type of a name; null when no loaded assembly has it.</summary>
    /// <param name="name">The name with its namespace; one with an assembly is not known.</param>
    /// <param name="first">Where to look first.</param>
    /// <exception cref="AmbiguousMatchException">Several assemblies have one, and the first one has not.</exception>
    public static Type? Find(string name, Assembly first)
    {
        if (string.IsNullOrEmpty(name) || name.Contains(AssemblyMark))
            return null;
        var found = Type.GetType(name, throwOnError: false) ?? first.GetType(name, throwOnError: false);
        if (found is not null)
            return found;
        var all = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(name, throwOnError: false))
            .OfType<Type>()
            .ToList();
        return all.Count <= 1
            ? all.FirstOrDefault()
            : throw new AmbiguousMatchException($"Several assemblies have a type '{name}'.");
    }
}
