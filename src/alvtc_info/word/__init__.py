"""A draft returned as a file: with comments, with tracked changes, corrected, as a sign slip, packed for the OA.

Import the function from the module of its name: `review`, `fix`, `sign_slip`, `submission`.
"""
