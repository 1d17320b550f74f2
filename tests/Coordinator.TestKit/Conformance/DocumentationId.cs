using System.Reflection;
using System.Text;

namespace Coordinator.TestKit.Conformance;

/// <summary>
/// The identifiers that the C# compiler writes into XML documentation files, for members found by reflection. They
/// name a member with its parameters, so two assemblies can be compared by them.
/// </summary>
public static class DocumentationId
{
    public static string Of(Type type) => $"T:{Name(type)}";

    public static string Of(FieldInfo field) => $"F:{Owner(field)}.{Member(field.Name)}";

    public static string Of(EventInfo @event) => $"E:{Owner(@event)}.{Member(@event.Name)}";

    public static string Of(PropertyInfo property) =>
        $"P:{Owner(property)}.{Member(property.Name)}{Parameters(property.GetIndexParameters())}";

    public static string Of(ConstructorInfo constructor) =>
        $"M:{Owner(constructor)}.{Member(constructor.Name)}{Parameters(constructor.GetParameters())}";

    public static string Of(MethodInfo method)
    {
        var arity = method.IsGenericMethodDefinition ? $"``{method.GetGenericArguments().Length}" : "";
        var id = $"M:{Owner(method)}.{Member(method.Name)}{arity}{Parameters(method.GetParameters())}";
        // Conversions are the only members that may differ in the result alone.
        return method is { IsSpecialName: true, Name: "op_Implicit" or "op_Explicit" or "op_CheckedExplicit" }
            ? $"{id}~{Reference(method.ReturnType)}"
            : id;
    }

    static string Owner(MemberInfo member) => Name(member.DeclaringType!);

    /// <summary>
    /// The name of a declaration: nested types after a dot, the number of type parameters after a backtick.
    /// </summary>
    static string Name(Type type) => type.FullName!.Replace('+', '.');

    /// <summary>Dots separate the parts of an identifier, so those inside a name (.ctor) become number signs.</summary>
    static string Member(string name) => name.Replace('.', '#');

    static string Parameters(ParameterInfo[] parameters) => parameters.Length == 0
        ? ""
        : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    /// <summary>A type where it is used: type arguments in braces, type parameters by their position.</summary>
    static string Reference(Type type)
    {
        if (type.IsByRef)
            return $"{Reference(type.GetElementType()!)}@";
        if (type.IsPointer)
            return $"{Reference(type.GetElementType()!)}*";
        if (type.IsArray)
            return $"{Reference(type.GetElementType()!)}{Dimensions(type.GetArrayRank())}";
        if (type.IsGenericMethodParameter)
            return $"``{type.GenericParameterPosition}";
        if (type.IsGenericTypeParameter)
            return $"`{type.GenericParameterPosition}";
        return type.IsGenericType ? GenericReference(type) : Name(type);
    }

    static string Dimensions(int rank) =>
        rank == 1 ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", rank))}]";

    /// <summary>Each of the nested names takes the arguments that it declares: Outer{A}.Inner{B}.</summary>
    static string GenericReference(Type type)
    {
        var arguments = new Queue<Type>(type.GetGenericArguments());
        var id = new StringBuilder();
        foreach (var part in Name(type.GetGenericTypeDefinition()).Split('.'))
        {
            if (id.Length > 0)
                id.Append('.');
            var backtick = part.IndexOf('`', StringComparison.Ordinal);
            if (backtick < 0)
            {
                id.Append(part);
                continue;
            }
            var count = int.Parse(part.AsSpan(backtick + 1), provider: null);
            var own = Enumerable.Range(0, count).Select(_ => Reference(arguments.Dequeue()));
            id.Append(part, 0, backtick).Append('{').AppendJoin(',', own).Append('}');
        }
        return id.ToString();
    }
}
