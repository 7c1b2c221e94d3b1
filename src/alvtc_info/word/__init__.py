"""A draft handed back as a file: with comments, with tracked changes, corrected, with a sign slip, packed for the OA.

Import the function from the module of its name: `review`, `fix`, `sign_slip`, `submission`.
"""
