using System.Reflection;

namespace Coordinator.TestKit.Conformance;

/// <summary>
/// What code outside an assembly can name: its public types and their public and protected members. Accessors count
/// through their property or event, and the field behind an enumeration does not count.
/// </summary>
public static class PublicSurface
{
    const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetTypes().Where(IsVisible).SelectMany(Of);

    public static IEnumerable<string> Of(Type type)
    {
        yield return DocumentationId.Of(type);
        foreach (var field in type.GetFields(Declared).Where(field => IsVisible(field) && !field.IsSpecialName))
            yield return DocumentationId.Of(field);
        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible))
            yield return DocumentationId.Of(constructor);
        foreach (var method in type.GetMethods(Declared).Where(method => IsVisible(method) && !IsAccessor(method)))
            yield return DocumentationId.Of(method);
        foreach (var property in type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsVisible)))
            yield return DocumentationId.Of(property);
        foreach (var @event in type.GetEvents(Declared).Where(e => e.GetAddMethod(true) is { } add && IsVisible(add)))
            yield return DocumentationId.Of(@event);
    }

    static bool IsVisible(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
        : type.IsPublic;

    static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
